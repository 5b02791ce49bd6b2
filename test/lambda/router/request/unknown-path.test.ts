import { ApiError } from '../../../../lambda/router/contract/api-error';
import { endpointOf } from '../../../../lambda/router/request/endpoint';
import type { Lane } from '../../../../policy/lane';

/** The error of a lane's router for a path that is not an endpoint. */
function refusalOf(
  path: string,
  lane: Lane = 'open',
  lanes: Lane[] = ['open', 'sealed'],
  method = 'POST',
): ApiError {
  try {
    endpointOf({ method, path }, lane, lanes);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error(`${path} is an endpoint`);
}

test.each<[string, Lane, string]>([
  ['/v1/completion', 'open', 'POST /v1/completions'],
  ['/sealed/v1/completion', 'sealed', 'POST /sealed/v1/completions'],
  ['/completions', 'open', 'POST /v1/completions'],
  ['/v1/chat', 'open', 'POST /v1/chat/completions'],
  ['/v1/chat/complétions', 'open', 'POST /v1/chat/completions'],
  ['/v1/chta/completion', 'open', 'POST /v1/chat/completions'],
  ['/v2/models/qwen3-8b', 'open', 'GET /v1/models'],
  ['/v1/responses/resp_1', 'open', 'POST /v1/responses'],
  ['/v1/embedding', 'open', 'POST /v1/embeddings'],
  ['/embeddings', 'open', 'POST /v1/embeddings'],
  ['/v1/response', 'open', 'POST /v1/responses'],
  ['/v1/model', 'open', 'GET /v1/models'],
  ['/v1/health', 'open', 'GET /health'],
  ['/v2/models', 'open', 'GET /v1/models'],
  ['/chat/completions', 'open', 'POST /v1/chat/completions'],
  ['/v1/v1/chat/completions', 'open', 'POST /v1/chat/completions'],
  ['/llm/v1/chat/completions', 'open', 'POST /v1/chat/completions'],
  ['/v1//chat/completions', 'open', 'POST /v1/chat/completions'],
  ['/V1/Chat/Completions', 'open', 'POST /v1/chat/completions'],
  ['/sealed/chat/completions', 'sealed', 'POST /sealed/v1/chat/completions'],
  ['/sealed/v1/v1/models', 'sealed', 'GET /sealed/v1/models'],
  ['/SEALED/v1/chat/completions', 'open', 'POST /sealed/v1/chat/completions'],
  ['/v1/sealed/chat/completions', 'open', 'POST /sealed/v1/chat/completions'],
])('I12: the error for %s on the %s lane says that the nearest endpoint is %s', (path, lane, nearest) => {
  expect(refusalOf(path, lane)).toMatchObject({ status: 404, code: 'not_found' });
  expect(refusalOf(path, lane).message).toContain(`the nearest is ${nearest}.`);
});

test.each([
  ['/chat/completions', 'no version'],
  ['/v1/v1/chat/completions', 'a version twice'],
  ['/v1//chat/completions', 'two slashes in a row'],
  ['/v1/chat/completions//', 'two slashes in a row'],
  ['/V1/CHAT/completions', 'lower case'],
  ['/v1/deployments/gpt-4o/chat/completions', "Azure's clients put deployments/<name> into the path"],
  ['/openai/deployments/gpt-4o/chat/completions', "Azure's clients"],
])('I12: the error for %s names the mistake: %s', (path, words) => {
  expect(refusalOf(path).message).toContain(words);
});

test.each(['/v1/chat', '/v1/model/qwen3-8b', '/health/live'])(
  'the error for %s names no mistake that it does not have',
  (path) => {
    expect(refusalOf(path).message).not.toMatch(/lower case|slashes|version/);
  },
);

test.each(['/v1/audio/speech', '/', '/nowhere'])(
  'I12: the error for %s, which is close to no endpoint, lists every endpoint',
  (path) => {
    const { message } = refusalOf(path);
    for (const end of ['POST /v1/chat/completions', 'POST /v1/responses', 'GET /v1/models', 'GET /health']) {
      expect(message).toContain(end);
    }
  },
);

test('where there is no sealed lane, the error for its paths says so and does not suggest the open lane', () => {
  const { message } = refusalOf('/sealed/v1/chat/completions', 'open', ['open']);
  expect(message).toMatch(/^This deployment has no sealed lane/);
  expect(message).not.toContain('nearest');
});

test('I7: the error repeats no part of the path', () => {
  expect(refusalOf('/v1/chat/completions-for-jane-doe').message).not.toContain('jane');
});
