import { ApiError } from '../../contract/api-error';
import type { CacheTtl, ChatMessage } from '../../contract/chat';
import type { Headers } from '../../contract/http';
import type { AskedChat } from '../asked-chat';
import { readCacheControl } from '../cache/cache-control';
import { readExtras } from '../extras/read-extras';
import { Fields, isObject } from '../fields';
import { Problems } from '../problems';
import { readModel, requireObject } from '../read-body';
import { declaredBy } from '../read-metadata';
import { historyTools, toolsField } from '../tools/history-tools';
import { readContextManagement } from './read-context';
import { readEffort } from './read-effort';
import { readFormat } from './read-format';
import { readHeaders } from './read-headers';
import { readMessages } from './read-messages';
import { readMetadata, readOthers } from './read-others';
import { readSettings } from './read-settings';
import { readTexts } from './read-text';
import { readToolChoice, readTools } from './read-tools';
import { checkToolTurns } from './tool-turns';

/** Reads the body of a request to Anthropic's Messages API. Refuses what it cannot keep by name, in one error. */
export const readMessagesRequest = (body: unknown, headers: Headers): AskedChat<null> =>
  read(body, headers, true);

/** Reads the body of a request to count tokens: the same, and nothing of it is about an answer. */
export const readCountRequest = (body: unknown, headers: Headers): AskedChat<null> =>
  read(body, headers, false);

function read(body: unknown, headers: Headers, answers: boolean): AskedChat<null> {
  requireObject(body);
  if (body.thread !== undefined && body.thread !== null) {
    throw new ApiError('thread_unsupported_request', undefined, 'thread');
  }
  const problems = new Problems();
  const fields = new Fields(body, problems);
  const model = readModel(fields, problems);
  const system = readTexts(fields.take('system') ?? [], 'system', problems);
  const turns = readMessages(fields.take('messages'), problems);
  checkToolTurns(body.messages, problems);
  const { cache } = readCacheControl(fields);
  const tools = readTools(fields, problems);
  const config = fields.nested('output_config');
  const effort = readEffort(fields, config, problems);
  const format = readFormat(fields, config, problems);
  config?.refuseOthers();
  const settings = readSettings(fields, answers, problems);
  const formatField = isObject(body.output_format) ? 'output_format' : 'output_config.format';
  const others = { format: format && formatField, maxTokens: settings.maxTokens };
  const extras = readExtras(fields, others, problems);
  const stream = fields.flag('stream') ?? false;
  const declared = readMetadata(fields, problems);
  readContextManagement(fields, problems);
  const choice = readToolChoice(fields, tools, problems);
  readOthers(fields, answers);
  readHeaders(headers, problems);
  problems.throwIfAny();
  const opening: readonly ChatMessage[] = system.length > 0 ? [{ role: 'system', parts: system }] : [];
  return {
    model,
    request: {
      messages: [...opening, ...(cache ? cachedToTheEnd(turns, cache) : turns)],
      ...(tools.length > 0 ? { tools, ...choice } : historyTools(turns)),
      ...(format && { format }),
      ...(effort && { effort: effort.effort }),
      ...settings,
      ...(extras && { extras }),
    },
    limitField: 'max_tokens',
    fields: { 'json-schema': formatField, ...toolsField(tools, 'messages') },
    fieldNames: { effort: effort?.field ?? 'thinking', stop: 'stop_sequences' },
    ...(effort && { effortWish: effort.field }),
    stream,
    ...problems.documents,
    ...declaredBy(declared),
    ...problems.ignored,
    form: null,
  };
}

/** The whole prompt may be kept: the marker is that of its last part. */
function cachedToTheEnd(turns: readonly ChatMessage[], cache: CacheTtl): readonly ChatMessage[] {
  return turns.map((turn, index) => {
    if (index < turns.length - 1 || turn.role !== 'user') return turn;
    const last = turn.parts.length - 1;
    return { ...turn, parts: turn.parts.map((part, at) => (at === last ? { cache, ...part } : part)) };
  });
}
