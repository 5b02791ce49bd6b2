import fc from 'fast-check';
import { ApiError } from '../../../../lambda/router/contract/api-error';
import { endpointOf } from '../../../../lambda/router/request/endpoint';
import { type Endpoint, endpointsOn } from '../../../../policy/endpoints';
import { LANES, type Lane } from '../../../../policy/lane';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Every endpoint on every lane. */
const ROWS = LANES.flatMap((lane) => endpointsOn(lane).map((row) => ({ lane, ...row })));

/** What the router of a lane makes of a request: the endpoint, or the code of its refusal. */
function routed(method: string, path: string, lane: Lane): Endpoint | string {
  try {
    return endpointOf({ method, path }, lane).endpoint;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

/** The paths below it are paths of one model. */
const isList = ({ endpoint }: { readonly endpoint: Endpoint }) => endpoint === 'models';
const isFixed = ({ path }: { readonly path: string }) => !path.includes('{');

describe.each(ROWS.filter(isFixed))('$method $path', ({ lane, endpoint, method, path }) => {
  test.each(['', '/'])('reaches its own endpoint, with "%s" at its end', (end) => {
    expect(routed(method, `${path}${end}`, lane)).toBe(endpoint);
  });

  test.each(METHODS.filter((other) => other !== method))('refuses the method %s', (other) => {
    expect([routed(other, path, lane), routed(other, `${path}/`, lane)]).toEqual([
      'method_not_allowed',
      'method_not_allowed',
    ]);
  });

  test('is no path of another lane', () => {
    const others = LANES.filter((other) => other !== lane);
    expect(others.map((other) => routed(method, path, other))).toEqual(others.map(() => 'not_found'));
  });

  test.each([
    ...(isList({ endpoint }) ? [] : [['two slashes at its end', `${path}//`]]),
    ['two slashes at its start', `/${path}`],
    ...(isList({ endpoint }) ? [] : [['a part more', `${path}/x`]]),
    ['its last character gone', path.slice(0, -1)],
    ['upper case', path.toUpperCase()],
    ['a query as part of the path', `${path}?a=1`],
    ['an escaped slash', path.replace(/\/([^/]*)$/, '%2F$1')],
  ])('does not stand for itself with %s', (_, other) => {
    expect(routed(method, other, lane)).toBe('not_found');
  });
});

const word = fc.constantFrom('v1', 'chat', 'completions', 'models', 'health', 'sealed', '', '.', '..', 'V1');
const anyPath = fc.oneof(
  fc.array(word, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
  fc.webPath(),
);

/** Whether a path is this one, or this one with a value in place of its parameter; in both cases with or without a last slash. */
function isAt(declared: string, path: string): boolean {
  const asked = path.replace(/\/$/, '');
  const [before, parameter] = declared.split(/\{\w+\}/);
  return parameter === undefined ? asked === declared : asked.startsWith(`${before}`) && asked !== before;
}

const parameterOf = (path: string) => endpointOf({ method: 'GET', path }, 'open').parameter;

test.each([
  ['qwen3-8b', 'qwen3-8b'],
  ['qwen3-8b/', 'qwen3-8b'],
  ['Qwen%2FQwen3-8B', 'Qwen/Qwen3-8B'],
  ['Qwen/Qwen3-8B', 'Qwen/Qwen3-8B'],
  ['anthropic.claude-haiku-4-5-20251001-v1%3A0', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
  ['anthropic.claude-haiku-4-5-20251001-v1:0', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
  // Decoded once: what is encoded twice is another name.
  ['a%252Fb', 'a%2Fb'],
  ['%E0%A4%A', '%E0%A4%A'],
  ['..', '..'],
])('the model in /v1/models/%s is %s', (sent, model) => {
  expect(parameterOf(`/v1/models/${sent}`)).toBe(model);
});

test('a path without a parameter has none', () => {
  expect(endpointOf({ method: 'GET', path: '/v1/models/' }, 'open')).toEqual({ endpoint: 'models' });
});

test.each(METHODS.filter((method) => method !== 'GET'))(
  'I7: %s of a model is refused without a word of its path',
  (method) => {
    expect(() => endpointOf({ method, path: '/v1/models/Jane-Doe' }, 'open')).toThrow(
      '/v1/models/{id} takes GET requests only',
    );
  },
);

test('only the written path of an endpoint, with or without a last slash, reaches it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANES), fc.constantFrom(...METHODS), anyPath, (lane, method, path) => {
      const reached = ROWS.find((row) => row.lane === lane && row.method === method && isAt(row.path, path));
      const found = routed(method, path, lane);
      if (reached) expect(found).toBe(reached.endpoint);
      else expect(['not_found', 'method_not_allowed']).toContain(found);
    }),
    { numRuns: 1_000 },
  );
});
