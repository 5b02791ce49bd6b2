import { isObject } from '../../lambda/router/request/fields';
import { ENDPOINTS, endpointsOn, inWords, type LaneEndpoint } from '../../policy/endpoints';
import { LANES } from '../../policy/lane';
import type { Task } from '../../policy/task';
import { CommandError } from '../command-line/command-error';
import { knownName } from '../command-line/known-name';
import { ANSWERED_ENDPOINTS, type AnsweredEndpoint, pathOf } from './readers';

/** The endpoint that is named, by its name or its path. @throws CommandError for another one */
export function endpointNamed(typed: string): AnsweredEndpoint {
  const path = typed.replace(/(?<=.)\/$/, '');
  const byPath = ANSWERED_ENDPOINTS.find((endpoint) => pathOf(endpoint) === path);
  if (byPath) return byPath;
  for (const lane of LANES) {
    const found = endpointsOn(lane).find((row) => row.path === path || row.endpoint === typed);
    if (!found) continue;
    const answered = ANSWERED_ENDPOINTS.find((endpoint) => endpoint === found.endpoint);
    if (!answered) throw new CommandError(`--endpoint ${typed}: ${whyNot(found)}`);
    if (lane !== 'open' && typed !== answered) {
      const instead = `--endpoint ${answered} --lane ${lane}`;
      throw new CommandError(`--endpoint ${typed}: this path is on the ${lane} lane. Write ${instead}.`);
    }
  }
  return knownName('endpoint', typed, ANSWERED_ENDPOINTS);
}

/** Why there is no decision about requests to an endpoint that no model answers. */
function whyNot(row: LaneEndpoint): string {
  if (row.endpoint !== 'count-tokens')
    return `${inWords(row)} takes no body, so nothing is decided about one.`;
  const counted = inWords(ENDPOINTS.messages);
  return `no model answers ${inWords(row)}. It refuses what ${counted} refuses, other than a request that is too long. Write --endpoint messages.`;
}

/**
 * The endpoint that a body is for, by the fields that no other endpoint has. A conversation without any of them is for
 * chat, which most clients call, and so is what cannot be read: the router's own error then says why.
 *
 * @param taskOf the task of a model of the deployment
 * @throws CommandError where the body could be for several endpoints
 */
export function endpointFor(
  bytes: Uint8Array,
  taskOf: (model: string) => Task | undefined,
): AnsweredEndpoint {
  const body = parsed(bytes);
  if (!isObject(body)) return 'chat';
  const found = marksIn(body);
  const possible = ANSWERED_ENDPOINTS.filter((endpoint) => FIELD[endpoint] in body);
  const candidates = possible.length > 0 ? possible : ANSWERED_ENDPOINTS;
  const marked = candidates.filter((endpoint) => OWN[endpoint].some((mark) => found.has(mark)));
  const left = marked.length > 0 ? marked : candidates;
  const task = typeof body.model === 'string' ? taskOf(body.model) : undefined;
  const fitting = left.filter((endpoint) => ENDPOINTS[endpoint].task === task);
  const [first, second] = fitting.length > 0 ? fitting : left;
  if (first && !second) return first;
  if (marked.length === 0 && left.includes('chat')) return 'chat';
  const names = left.map((endpoint) => inWords(ENDPOINTS[endpoint])).join(' or ');
  throw new CommandError(
    `The body may be one for ${names}. Say which: ${left.map((each) => `--endpoint ${each}`).join(' or ')}.`,
  );
}

/** The field without which an endpoint takes no body. */
const FIELD: Readonly<Record<AnsweredEndpoint, string>> = {
  chat: 'messages',
  completions: 'prompt',
  responses: 'input',
  messages: 'messages',
  embeddings: 'input',
};

/** What no other endpoint with the same field has. */
const OWN: Readonly<Record<AnsweredEndpoint, readonly string[]>> = {
  chat: [
    ...['max_completion_tokens', 'response_format', 'reasoning_effort', 'stop', 'seed', 'n', 'logprobs'],
    ...['presence_penalty', 'frequency_penalty', 'stream_options', 'parallel_tool_calls', 'verbosity'],
    ...['message.tool_calls', 'message.tool_call_id', 'tool.function', 'role developer', 'role tool'],
    ...['part image_url', 'part file', 'part input_audio'],
  ],
  completions: ['best_of', 'echo', 'suffix'],
  messages: [
    ...['system', 'stop_sequences', 'thinking', 'output_config', 'output_format', 'context_management'],
    ...['mcp_servers', 'container', 'inference_geo', 'thread', 'tool.input_schema'],
    ...['part tool_use', 'part tool_result', 'part image', 'part document'],
  ],
  responses: [
    ...['instructions', 'max_output_tokens', 'text', 'reasoning', 'tools', 'tool_choice', 'include', 'store'],
    ...['stream', 'temperature', 'top_p', 'truncation', 'previous_response_id', 'conversation', 'background'],
    ...['parallel_tool_calls', 'prompt', 'items'],
  ],
  embeddings: ['dimensions', 'encoding_format', 'input_type', 'texts'],
};

/** What a body holds: its fields, and where it has messages or items their roles, parts and tools. */
function marksIn(body: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const messages = listOf(body.messages).filter(isObject);
  const parts = messages.flatMap(({ content }) => listOf(content)).filter(isObject);
  const tools = listOf(body.tools).filter(isObject);
  return new Set([
    ...Object.keys(body).filter((key) => body[key] !== null),
    ...messages.flatMap((message) => Object.keys(message).map((key) => `message.${key}`)),
    ...messages.map(({ role }) => `role ${role}`),
    ...parts.map(({ type }) => `part ${type}`),
    ...tools.flatMap((tool) => Object.keys(tool).map((key) => `tool.${key}`)),
    ...listOf(body.input).map((item) => (isObject(item) ? 'items' : 'texts')),
  ]);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
