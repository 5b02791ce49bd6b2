import { basePath, ENDPOINTS, endpointsOn, inWords, isServed, owesDecision } from '../../policy/endpoints';
import { LANES } from '../../policy/lane';
import { TASKS } from '../../policy/task';

test.each([
  ['open', ['POST /v1/chat/completions', 'POST /v1/embeddings', 'GET /v1/models', 'GET /health']],
  [
    'sealed',
    [
      'POST /sealed/v1/chat/completions',
      'POST /sealed/v1/embeddings',
      'GET /sealed/v1/models',
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

test.each(LANES)(
  'OpenAI clients find chat, embeddings and models below the base path of the %s lane',
  (lane) => {
    const below = endpointsOn(lane).filter(({ path }) => path.startsWith(`${basePath(lane)}/`));
    expect(below.map(({ path }) => path.slice(basePath(lane).length))).toEqual([
      '/chat/completions',
      '/embeddings',
      '/models',
    ]);
  },
);

test.each(TASKS.map((task) => [task, ['chat', 'embedding'].includes(task)] as const))(
  'whether some endpoint needs %s: %s',
  (task, served) => {
    expect(isServed(task)).toBe(served);
  },
);

test.each([
  ['chat', true],
  ['models', false],
  ['health', false],
] as const)('whether a request to %s has a decision record: %s', (endpoint, owes) => {
  expect(owesDecision(ENDPOINTS[endpoint])).toBe(owes);
});
