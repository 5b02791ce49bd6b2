import type { Endpoint } from '../../../../policy/endpoints';
import type { Lane } from '../../../../policy/lane';

/**
 * The methods of each endpoint, spelled here a second time: the API's methods are made from policy/endpoints.ts, and
 * a wrong row there must differ from something.
 */
export const METHODS = {
  chat: { open: 'POST /v1/chat/completions', sealed: 'POST /sealed/v1/chat/completions' },
  completions: { open: 'POST /v1/completions', sealed: 'POST /sealed/v1/completions' },
  responses: { open: 'POST /v1/responses', sealed: 'POST /sealed/v1/responses' },
  messages: { open: 'POST /v1/messages', sealed: 'POST /sealed/v1/messages' },
  'count-tokens': {
    open: 'POST /v1/messages/count_tokens',
    sealed: 'POST /sealed/v1/messages/count_tokens',
  },
  embeddings: { open: 'POST /v1/embeddings', sealed: 'POST /sealed/v1/embeddings' },
  models: { open: 'GET /v1/models', sealed: 'GET /sealed/v1/models' },
  model: { open: 'GET /v1/models/{id}', sealed: 'GET /sealed/v1/models/{id}' },
  health: { open: 'GET /health', sealed: 'GET /sealed/health' },
  'any other path': { open: 'ANY /{proxy+}', sealed: 'ANY /sealed/{proxy+}' },
} as const satisfies Readonly<Record<Endpoint | 'any other path', Readonly<Record<Lane, string>>>>;

/** The only stage. It is part of every base URL. */
export const STAGE_NAME = 'llm';

/** The methods of a lane: `POST /v1/chat/completions`. */
export const methodsOf = (lane: Lane): readonly string[] =>
  Object.values(METHODS).map((methods) => methods[lane]);

/** The methods that `ANY` includes (API Gateway developer guide, "Set up an HTTP method", 2026-11). */
export const VERBS: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

const PATHS_BELOW: Readonly<Record<Lane, readonly string[]>> = { open: ['/*'], sealed: ['/sealed/*'] };

/** The paths of the open lane that are no paths of the sealed lane. */
const OPEN_ONLY = ['/v1/*', '/health*'];

/**
 * The requests of a lane as a policy names them, `GET/sealed/*`, and no request of the other lanes. The patterns name
 * each verb, because `*` as a verb would include slashes.
 */
export function requestsOf(lane: Lane, otherLanes: readonly Lane[]): readonly string[] {
  const paths = lane === 'open' && otherLanes.includes('sealed') ? OPEN_ONLY : PATHS_BELOW[lane];
  return VERBS.flatMap((verb) => paths.map((path) => `${verb}${path}`));
}
