import { LANE_PREFIX, type Lane } from './lane';
import type { Task } from './task';

/** One path of the API. */
export interface EndpointRow {
  /** The only method it takes. A `POST` carries one JSON object. */
  readonly method: 'GET' | 'POST';
  /** The path on the open lane; on another lane it comes after the lane's prefix. Its last part may be a parameter. */
  readonly path: `/${string}`;
  /** The task a model must have to answer here; `none` where no model answers. */
  readonly task: Task | 'none';
}

/**
 * The endpoints of the API, on every lane. API, policies, router, compliance register and audit are made from these
 * rows. The proof spells the same paths itself, so a wrong row fails it.
 */
export const ENDPOINTS = {
  chat: { method: 'POST', path: '/v1/chat/completions', task: 'chat' },
  /** OpenAI's older completions: a text that the model continues, without a chat template. */
  completions: { method: 'POST', path: '/v1/completions', task: 'chat' },
  responses: { method: 'POST', path: '/v1/responses', task: 'chat' },
  /** Anthropic's Messages API. Its clients append this path to a base URL without `/v1`. */
  messages: { method: 'POST', path: '/v1/messages', task: 'chat' },
  /** An estimate of the router's own: no model is called. */
  'count-tokens': { method: 'POST', path: '/v1/messages/count_tokens', task: 'none' },
  embeddings: { method: 'POST', path: '/v1/embeddings', task: 'embedding' },
  models: { method: 'GET', path: '/v1/models', task: 'none' },
  model: { method: 'GET', path: '/v1/models/{id}', task: 'none' },
  health: { method: 'GET', path: '/health', task: 'none' },
} as const satisfies Readonly<Record<string, EndpointRow>>;

export type Endpoint = keyof typeof ENDPOINTS;

/** The tasks that some endpoint needs. A model of another task could answer nothing. */
export type ServedTask = Exclude<(typeof ENDPOINTS)[Endpoint]['task'], 'none'>;

/** An endpoint as one lane has it. */
export interface LaneEndpoint extends EndpointRow {
  readonly endpoint: Endpoint;
}

/** The endpoints of a lane; each path starts with the lane's prefix. */
export function endpointsOn(lane: Lane): readonly LaneEndpoint[] {
  const rows = Object.entries(ENDPOINTS) as readonly [Endpoint, EndpointRow][];
  return rows.map(([endpoint, row]) => ({ ...row, endpoint, path: `${LANE_PREFIX[lane]}${row.path}` }));
}

/** `POST /v1/chat/completions`: an endpoint as texts name it. */
export function inWords({ method, path }: Pick<EndpointRow, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** How the base URL of a lane ends; OpenAI clients append the rest of the path. */
export function basePath(lane: Lane): string {
  return `${LANE_PREFIX[lane]}/v1`;
}

const SERVED: ReadonlySet<string> = new Set(Object.values(ENDPOINTS).map(({ task }) => task));

/** Whether some endpoint needs this task. */
export function isServed(task: Task): task is ServedTask {
  return SERVED.has(task);
}

/** Whether each request to this endpoint has a decision record: all those that a model may answer. */
export function owesDecision({ task }: Pick<EndpointRow, 'task'>): boolean {
  return task !== 'none';
}
