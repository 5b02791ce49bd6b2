import { ENDPOINTS, inWords } from '../../../../policy/endpoints';
import { REASONING_EFFORTS, type ReasoningEffort } from '../../../../policy/thinking';
import { ApiError } from '../../contract/api-error';
import type { AskedChat } from '../asked-chat';
import { readDeclared } from '../classify/declared';
import { Fields, isObject, kindOf } from '../fields';
import { Problems } from '../problems';
import { readMessages } from './read-messages';
import { readMetadata } from './read-metadata';
import { readStop } from './read-stop';

/** OpenAI's older and newer name for the most tokens an answer may have. */
type LimitField = 'max_tokens' | 'max_completion_tokens';

/** What the answer to a chat request looks like, other than its text. */
export interface ChatForm {
  /** Whether a stream ends with a chunk that counts tokens. */
  readonly includeUsage: boolean;
}

/**
 * Reads the body of a chat request. Supports text: system (or developer), user and assistant
 * messages. Accepts an unsupported field at the value that changes nothing. Refuses all other fields by name, in one
 * error.
 */
export function readChat(body: unknown): AskedChat<ChatForm> {
  if (!isObject(body)) {
    throw new ApiError('invalid_type', `The body must be a JSON object, not ${kindOf(body)}.`);
  }
  const problems = new Problems();
  const fields = new Fields(body, problems);
  const model = fields.text('model');
  if (fields.take('model') === undefined)
    problems.add('invalid_type', 'model', `name a model that ${inWords(ENDPOINTS.models)} lists, or auto`);
  const messages = readMessages(fields.take('messages'), problems);
  const temperature = fields.number('temperature', 0, 2);
  const topP = fields.number('top_p', 0, 1);
  const { maxTokens, limitField } = readLimit(fields, problems);
  const stop = readStop(fields, problems);
  const effort = readEffort(fields, problems);
  const stream = fields.flag('stream') ?? false;
  const includeUsage = readStreamOptions(fields, stream, problems);
  const metadata = readMetadata(fields, problems);
  acceptNeutral(fields);
  fields.refuseOthers();
  problems.throwIfAny();
  return {
    model: model ?? '',
    request: {
      messages,
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(maxTokens !== undefined && { maxTokens }),
      ...(stop && { stop }),
      ...(effort && { effort }),
    },
    limitField,
    stream,
    form: { includeUsage },
    ...(metadata.data_class !== undefined && { declared: readDeclared(metadata.data_class) }),
  };
}

/**
 * The same limit under either name, or under both. A negative number means none, as -1 does for many clients. There is
 * no largest number: a limit above that of the model which answers is clamped to it.
 */
function readLimit(
  fields: Fields,
  problems: Problems,
): { readonly maxTokens: number | undefined; readonly limitField: LimitField } {
  const older = readTokens(fields, 'max_tokens', problems);
  const newer = readTokens(fields, 'max_completion_tokens', problems);
  if (older !== undefined && newer !== undefined && older !== newer) {
    problems.add('invalid_value', 'max_tokens', 'differs from max_completion_tokens; send one of the two');
  }
  return newer === undefined
    ? { maxTokens: older, limitField: 'max_tokens' }
    : { maxTokens: newer, limitField: 'max_completion_tokens' };
}

function readTokens(fields: Fields, name: LimitField, problems: Problems): number | undefined {
  const value = fields.amount(name);
  if (value === undefined || value < 0) return undefined;
  if (value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY)) return value;
  const expected = 'must be a whole number from 1 on; leave it out, or send -1, for no limit of your own';
  return problems.add('invalid_value', fields.at(name), expected);
}

function readEffort(fields: Fields, problems: Problems): ReasoningEffort | undefined {
  const value = fields.text('reasoning_effort');
  const known = REASONING_EFFORTS.find((effort) => effort === value);
  if (value === undefined || known) return known;
  const expected = `must be one of ${REASONING_EFFORTS.join(', ')}`;
  return problems.add('invalid_value', fields.at('reasoning_effort'), expected);
}

function readStreamOptions(fields: Fields, stream: boolean, problems: Problems): boolean {
  const options = fields.nested('stream_options');
  if (!options) return false;
  if (!stream) problems.add('invalid_value', 'stream_options', 'allowed only where stream is true');
  const includeUsage = options.flag('include_usage') ?? false;
  options.neutral('include_obfuscation', false);
  options.refuseOthers();
  return includeUsage;
}

/** Accepts the default values of fields that many clients always send. */
function acceptNeutral(fields: Fields): void {
  for (const label of ['user', 'safety_identifier', 'prompt_cache_key']) fields.text(label);
  fields.neutral('n', 1);
  fields.neutral('store', false);
  fields.neutral('logprobs', false);
  fields.neutral('top_logprobs', 0);
  fields.neutral('presence_penalty', 0);
  fields.neutral('frequency_penalty', 0);
  fields.neutral('logit_bias', {});
  fields.neutral('response_format', { type: 'text' });
  fields.neutral('modalities', ['text']);
  fields.neutral('service_tier', 'auto', 'default');
  fields.neutral('tools', []);
  fields.neutral('tool_choice', 'none', 'auto');
  fields.neutral('parallel_tool_calls', true, false);
}
