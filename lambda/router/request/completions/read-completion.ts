import type { AskedChat } from '../asked-chat';
import { readExtras } from '../extras/read-extras';
import { Fields } from '../fields';
import { HARMLESS_FIELDS } from '../harmless-fields';
import { Problems } from '../problems';
import { readModel, requireObject } from '../read-body';
import { declaredBy, readMetadata } from '../read-metadata';
import { readAnswers } from '../settings/read-answers';
import { readMostTokens } from '../settings/read-most-tokens';
import { readSampling } from '../settings/read-sampling';
import { readStreamOptions } from '../settings/read-stream-options';
import { readPrompt } from './read-prompt';

/** What the answer to a request for a completion looks like, other than its content. */
export interface CompletionForm {
  /** Whether a stream ends with a chunk that counts tokens. */
  readonly includeUsage: boolean;
  /** What comes before the answer: the prompt, where the request wants it back. @default nothing */
  readonly echo?: string;
}

/** OpenAI's own default, and vLLM's. */
const DEFAULT_MAX_TOKENS = 16;
/** OpenAI's own limit of alternatives. */
const MOST_ALTERNATIVES = 5;

/**
 * Reads the body of OpenAI's older completions: a text that the model continues as it is, without a chat template. Refuses
 * every field that could change the answer and that no host can follow, by name and all in one error.
 */
export function readCompletion(body: unknown): AskedChat<CompletionForm> {
  requireObject(body);
  const problems = new Problems();
  const fields = new Fields(body, problems);
  const model = readModel(fields, problems);
  const text = readPrompt(fields, problems);
  const sampling = readSampling(fields, problems);
  const logprobs = fields.integer('logprobs', 0, MOST_ALTERNATIVES);
  const limit = readMostTokens(fields, 'max_tokens', problems);
  const maxTokens = fields.take('max_tokens') === undefined ? DEFAULT_MAX_TOKENS : limit;
  const answers = readAnswers(fields, problems);
  readBestOf(fields, answers, problems);
  fields.refuse('chat_template_kwargs', 'the prompt goes to the model without a chat template; leave it out');
  const extras = readExtras(fields, { ...(maxTokens !== undefined && { maxTokens }) }, problems);
  const stream = fields.flag('stream') ?? false;
  const includeUsage = readStreamOptions(fields, stream, problems);
  const echo = readEcho(fields, logprobs, problems);
  const { data_class } = readMetadata(fields, problems);
  fields.text('user');
  if (fields.text('suffix')) fields.refuse('suffix', 'no host inserts text before another; leave it out');
  fields.ignore(...HARMLESS_FIELDS);
  fields.refuseOthers();
  problems.throwIfAny();
  return {
    model,
    request: {
      messages: [{ role: 'user', parts: [{ type: 'text', text }] }],
      continues: true,
      ...sampling,
      ...(logprobs !== undefined && { logprobs }),
      ...(extras && { extras }),
      ...(maxTokens !== undefined && { maxTokens }),
    },
    ...(answers > 1 && { answers }),
    limitField: 'max_tokens',
    fieldNames: { messages: 'prompt' },
    stream,
    form: { includeUsage, ...(echo && { echo: text }) },
    ...declaredBy(data_class),
    ...problems.ignored,
  };
}

/** No host ranks its answers, so as many must be made as are returned. */
function readBestOf(fields: Fields, answers: number, problems: Problems): void {
  const best = fields.amount('best_of');
  if (best === undefined || best === answers) return;
  problems.add(
    'unsupported_field',
    'best_of',
    'no host ranks answers; leave it out, or ask for several with n',
  );
}

/** The prompt is returned as it came, so without probabilities of its tokens. */
function readEcho(fields: Fields, logprobs: number | undefined, problems: Problems): boolean {
  const echo = fields.flag('echo') ?? false;
  if (echo && logprobs !== undefined) {
    problems.add(
      'unsupported_field',
      'echo',
      'no probabilities of the prompt are returned; leave it out, or logprobs',
    );
  }
  return echo;
}
