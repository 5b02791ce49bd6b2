import { prove } from '../../../lib/proof/prove';
import { ENDPOINTS, type EndpointRow } from '../../../policy/endpoints';
import { LANE_PREFIX } from '../../../policy/lane';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import { fixtureDeployment } from '../../fixture-deployments';

// Templates, router and register are made from the rows of policy/endpoints.ts, so all of them agree with a wrong row.
// The proof spells the paths itself.

const failedClaims = () =>
  prove(synthesizedSubject(fixtureDeployment('sandbox')))
    .claims.filter(({ holds }) => !holds)
    .map(({ id }) => id);

const rows: Readonly<Record<string, { -readonly [K in keyof EndpointRow]: EndpointRow[K] }>> = ENDPOINTS;

afterEach(() => jest.restoreAllMocks());

test('with the rows as they are, no claim fails', () => {
  expect(failedClaims()).toEqual([]);
});

test.each([
  ['chat', 'path', '/v1/chat/completion'],
  ['chat', 'method', 'GET'],
  ['responses', 'path', '/v1/response'],
  ['responses', 'method', 'GET'],
  ['models', 'path', '/v1/model'],
  ['models', 'method', 'POST'],
  ['health', 'path', '/healthz'],
  ['health', 'method', 'POST'],
] as const)('the proof fails where the row of %s has another %s: %s', (endpoint, field, value) => {
  const row = rows[endpoint];
  if (!row) throw new Error(`no row ${endpoint}`);
  jest.replaceProperty(row, field, value);
  expect(failedClaims()).toContain('api.paths');
});

test('the proof fails where the sealed lane has another prefix', () => {
  jest.replaceProperty(LANE_PREFIX as { sealed: string }, 'sealed', '/private');
  expect(failedClaims()).toContain('api.paths');
});

test('the proof fails where a row is added that it does not expect', () => {
  const more: Record<string, EndpointRow> = ENDPOINTS;
  more.rerank = { method: 'POST', path: '/v1/rerank', task: 'rerank' };
  try {
    expect(failedClaims()).toContain('api.paths');
  } finally {
    delete more.rerank;
  }
});
