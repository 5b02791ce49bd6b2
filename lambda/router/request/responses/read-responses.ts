import type { ChatMessage, ChatRequest } from '../../contract/chat';
import type { AbilityFields, AskedChat } from '../asked-chat';
import { readMostTokens } from '../chat/read-limit';
import { readMetadata } from '../chat/read-metadata';
import { readDeclared } from '../classify/declared';
import { Fields } from '../fields';
import { Problems } from '../problems';
import { readModel, requireObject } from '../read-body';
import { historyTools } from '../tools/history-tools';
import { type ResponsesForm, settingsEcho } from './echo';
import { readCacheOptions } from './read-cache';
import { readInput } from './read-input';
import { readLogprobs } from './read-logprobs';
import { readReasoningSettings } from './read-reasoning-settings';
import { readText } from './read-text';
import { readTools } from './read-tools';
import { refuseStoredState } from './stored-state';

/** What needs an ability of the model, by the names of this API. */
const ABILITY_FIELDS: AbilityFields = {
  images: 'input',
  documents: 'input',
  'text-documents': 'input',
  'json-schema': 'text.format',
  json: 'text.format',
  logprobs: 'include',
};

/**
 * Reads the body of a request to OpenAI's Responses API, without the parts that need a server with state. Refuses every
 * field that it does not know, by name, all in one error.
 */
export function readResponses(body: unknown): AskedChat<ResponsesForm> {
  requireObject(body);
  const problems = new Problems();
  const fields = new Fields(body, problems);
  refuseStoredState(fields, problems);
  const model = readModel(fields, problems);
  const messages = readMessages(fields, problems);
  const { effort, summary } = readReasoningSettings(fields);
  const temperature = fields.number('temperature', 0, 2);
  const topP = fields.number('top_p', 0, 1);
  const maxTokens = readMostTokens(fields, 'max_output_tokens', problems);
  const logprobs = readLogprobs(fields, problems);
  const serviceTier = readServiceTier(fields);
  const offered = readTools(fields, problems);
  const request: ChatRequest = {
    messages,
    ...(offered.tools ? offered : historyTools(messages)),
    ...readText(fields, problems),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(effort && { effort }),
    ...(logprobs !== undefined && { logprobs }),
    ...(serviceTier && { serviceTier }),
  };
  const stream = readStream(fields, problems);
  const metadata = readMetadata(fields, problems);
  const ignored = readIgnored(fields);
  fields.neutral('truncation', 'disabled');
  fields.refuseOthers();
  problems.throwIfAny();
  return {
    model,
    request,
    limitField: 'max_output_tokens',
    fields: ABILITY_FIELDS,
    fieldNames: { messages: 'input', effort: 'reasoning.effort', verbosity: 'text.verbosity' },
    stream,
    ...problems.documents,
    ...(ignored.length > 0 && { ignored }),
    ...(metadata.data_class !== undefined && { declared: readDeclared(metadata.data_class) }),
    form: {
      settings: settingsEcho(body, request, { effort, summary }, metadata),
      summary: summary !== undefined,
    },
  };
}

function readMessages(fields: Fields, problems: Problems): readonly ChatMessage[] {
  const context = { problems, cache: readCacheOptions(fields) };
  const text = fields.text('instructions');
  const instructions: readonly ChatMessage[] =
    text === undefined ? [] : [{ role: 'system', parts: [{ type: 'text', text }] }];
  return [...instructions, ...readInput(fields.take('input'), context)];
}

/** `fast` is OpenAI's newer name for `priority`. */
function readServiceTier(fields: Fields): ChatRequest['serviceTier'] {
  const tier = fields.word('service_tier', 'auto', 'default', 'flex', 'priority', 'fast');
  if (tier === undefined || tier === 'auto') return undefined;
  return tier === 'fast' ? 'priority' : tier;
}

function readStream(fields: Fields, problems: Problems): boolean {
  const stream = fields.flag('stream') ?? false;
  const options = fields.nested('stream_options');
  if (options && !stream)
    problems.add('invalid_value', 'stream_options', 'allowed only where stream is true');
  // The last event of a stream has the usage, whatever is asked for; a client of chat may ask all the same.
  for (const name of ['include_obfuscation', 'include_usage']) options?.flag(name);
  options?.refuseOthers();
  return stream;
}

/** Reads the fields that cannot change the answer, and returns the names of those that ask for something. */
function readIgnored(fields: Fields): readonly string[] {
  // Labels of the caller's own.
  for (const label of ['user', 'safety_identifier']) fields.text(label);
  const asks = {
    // No text is stored (I7): the answer says store: false.
    store: fields.flag('store') === true,
    // The router keeps its callers' prompts apart in caches by a key of its own.
    prompt_cache_key: fields.text('prompt_cache_key') !== undefined,
    prompt_cache_retention:
      fields.word('prompt_cache_retention', 'in_memory', 'in-memory', '24h') !== undefined,
    // Limits tools that OpenAI runs.
    max_tool_calls: fields.number('max_tool_calls', 0, Number.MAX_SAFE_INTEGER) !== undefined,
  };
  return Object.entries(asks).flatMap(([name, asked]) => (asked ? [name] : []));
}
