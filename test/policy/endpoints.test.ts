import { basePath, ENDPOINTS, endpointsOn, inWords, isServed, owesDecision } from '../../policy/endpoints';
import { LANES } from '../../policy/lane';
import { TASKS } from '../../policy/task';

test.each([
  [
    'open',
    [
      'POST /v1/chat/completions',
      'POST /v1/completions',
      'POST /v1/responses',
      'POST /v1/messages',
      'POST /v1/messages/count_tokens',
      'POST /v1/embeddings',
      'GET /v1/models',
      'GET /v1/models/{id}',
      'GET /health',
    ],
  ],
  [
    'sealed',
    [
      'POST /sealed/v1/chat/completions',
      'POST /sealed/v1/completions',
      'POST /sealed/v1/responses',
      'POST /sealed/v1/messages',
      'POST /sealed/v1/messages/count_tokens',
      'POST /sealed/v1/embeddings',
      'GET /sealed/v1/models',
      'GET /sealed/v1/models/{id}',
      'GET /sealed/health',
    ],
  ],
] as const)('the %s lane has these endpoints and no other', (lane, words) => {
  expect(endpointsOn(lane).map(inWords)).toEqual(words);
});

test('no two endpoints share a path, on any lane', () => {
  const paths = LANES.flatMap((lane) => endpointsOn(lane).map(({ path }) => path));
  expect(new Set(paths).size).toBe(paths.length);
});

test.each(LANES)('clients find every API below the base path of the %s lane', (lane) => {
  const below = endpointsOn(lane).filter(({ path }) => path.startsWith(`${basePath(lane)}/`));
  expect(below.map(({ path }) => path.slice(basePath(lane).length))).toEqual([
    '/chat/completions',
    '/completions',
    '/responses',
    '/messages',
    '/messages/count_tokens',
    '/embeddings',
    '/models',
    '/models/{id}',
  ]);
});

test.each(TASKS.map((task) => [task, ['chat', 'embedding'].includes(task)] as const))(
  'whether some endpoint needs %s: %s',
  (task, served) => {
    expect(isServed(task)).toBe(served);
  },
);

test.each([
  ['chat', true],
  ['responses', true],
  ['models', false],
  ['health', false],
] as const)('whether a request to %s has a decision record: %s', (endpoint, owes) => {
  expect(owesDecision(ENDPOINTS[endpoint])).toBe(owes);
});
