import type { ChatMessage, ChatRequest } from '../../contract/chat';
import type { AbilityFields, AskedChat } from '../asked-chat';
import { readCacheOptions } from '../cache/openai-cache';
import { readExtras } from '../extras/read-extras';
import { Fields } from '../fields';
import { HARMLESS_FIELDS } from '../harmless-fields';
import { Problems } from '../problems';
import { readModel, requireObject } from '../read-body';
import { declaredBy, readMetadata } from '../read-metadata';
import { readMostTokens } from '../settings/read-most-tokens';
import { readServiceTier } from '../settings/read-service-tier';
import { historyTools, toolsField } from '../tools/history-tools';
import { type ResponsesForm, settingsEcho } from './echo';
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
  const text = readText(fields, problems);
  const extras = readExtras(fields, { format: text.format && 'text.format', maxTokens }, problems);
  const request: ChatRequest = {
    messages,
    ...(offered.tools ? offered : historyTools(messages)),
    ...text,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(effort && { effort }),
    ...(logprobs !== undefined && { logprobs }),
    ...(serviceTier && { serviceTier }),
    ...(extras && { extras }),
  };
  const stream = readStream(fields, problems);
  const metadata = readMetadata(fields, problems);
  readIgnored(fields);
  fields.neutral('truncation', 'disabled');
  fields.neutral('image', {}, { context_compression: 'auto' }, { context_compression: 'disabled' });
  for (const [name, reason] of Object.entries(UNSUPPORTED)) fields.refuse(name, reason);
  fields.refuseOthers();
  problems.throwIfAny();
  return {
    model,
    request,
    limitField: 'max_output_tokens',
    fields: { ...ABILITY_FIELDS, ...toolsField(offered.tools, 'input') },
    fieldNames: { messages: 'input', effort: 'reasoning.effort', verbosity: 'text.verbosity' },
    stream,
    ...problems.documents,
    ...problems.ignored,
    ...declaredBy(metadata.data_class),
    form: {
      settings: settingsEcho(body, request, { effort, summary }, metadata),
      summary: summary !== undefined,
    },
  };
}

function readMessages(fields: Fields, problems: Problems): readonly ChatMessage[] {
  readCacheOptions(fields);
  const text = fields.text('instructions');
  const instructions: readonly ChatMessage[] =
    text === undefined ? [] : [{ role: 'system', parts: [{ type: 'text', text }] }];
  return [...instructions, ...readInput(fields.take('input'), problems)];
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

/** What could change the answer and no host of the router does. */
const UNSUPPORTED = {
  access_programs: 'which models a caller may use is decided by the deployment; leave it out',
  context_management: 'the router shortens no conversation; shorten input in the client, and leave it out',
  moderation: 'no moderation runs beside the model; leave it out',
} as const;

/** Reads the fields that cannot change the answer. A header names those that ask for something. */
function readIgnored(fields: Fields): void {
  // Labels of the caller's own.
  for (const label of ['user', 'safety_identifier']) fields.text(label);
  // No text is stored (I7): the answer says store: false.
  if (fields.flag('store')) fields.ignore('store');
  // The router keeps its callers' prompts apart in caches by a key of its own.
  if (fields.text('prompt_cache_key') !== undefined) fields.ignore('prompt_cache_key');
  fields.word('prompt_cache_retention', 'in_memory', 'in-memory', '24h');
  // Limits tools that OpenAI runs.
  fields.number('max_tool_calls', 0, Number.MAX_SAFE_INTEGER);
  fields.ignore('prompt_cache_retention', 'max_tool_calls', ...HARMLESS_FIELDS);
}
