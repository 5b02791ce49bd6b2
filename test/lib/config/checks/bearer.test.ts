import { bearer as schema } from '../../../../lib/config/bearer';
import { problemsAfter } from '../changed';

const OIDC = { issuer: 'https://login.example.eu/realms/bank', audience: 'llm', callerClaim: 'azp' };
const bearer = { lanes: ['open'], oidc: OIDC, apiKeys: true };

const path = (problems: readonly { readonly path: string }[]) => problems.map((problem) => problem.path);

test('a lane may accept tokens and API keys, and each caller has one of them', () => {
  expect(problemsAfter({ bearer, 'callers[0].tokens': ['app'], 'callers[1].apiKeys': true })).toEqual([]);
});

test('a bearer lane that accepts neither tokens nor keys is an error', () => {
  expect(path(problemsAfter({ bearer: { lanes: ['open'] } }))).toContain('bearer');
});

test('a bearer lane without a caller that has tokens or keys is an error', () => {
  expect(path(problemsAfter({ bearer }))).toContain('callers');
});

test('an issuer is an https URL', () => {
  const http = { ...bearer, oidc: { ...OIDC, issuer: 'http://login.example.eu' } };
  expect(path(problemsAfter({ bearer: http, 'callers[0].tokens': ['app'] }))).toEqual(['bearer.oidc.issuer']);
});

const withOidc = (more: object) =>
  problemsAfter({
    bearer: { ...bearer, oidc: { ...OIDC, ...more } },
    'callers[0].tokens': ['app'],
    'callers[1].apiKeys': true,
  });

test.each([0, -1, 0.5, 43_201, '60', null])('%j minutes is no longest lifetime of a token', (minutes) => {
  expect(path(withOidc({ maxLifetimeMinutes: minutes }))).toEqual(['bearer.oidc.maxLifetimeMinutes']);
});

test.each([1, 60, 1440, 43_200])('%j minutes is a longest lifetime of a token', (minutes) => {
  expect(withOidc({ maxLifetimeMinutes: minutes })).toEqual([]);
});

test.each(['any', 'JWT', '', ['at+jwt']])('%j is nothing that shows what a token is', (tokenType) => {
  expect(path(withOidc({ tokenType }))).toEqual(['bearer.oidc.tokenType']);
});

test.each(['sub', 'azp', '', 'AUD', ['aud']])('%j is no claim for the audience', (audienceClaim) => {
  expect(path(withOidc({ audienceClaim }))).toEqual(['bearer.oidc.audienceClaim']);
});

test.each(['aud', 'client_id', 'scope'])('%s may be the claim for the audience', (audienceClaim) => {
  expect(withOidc({ audienceClaim })).toEqual([]);
});

test('a token that must have the client id of the audience has no other as its caller', () => {
  const both = { audience: 'app-1', audienceClaim: 'client_id', callerClaim: 'client_id' };
  expect(withOidc(both)).toEqual([
    expect.objectContaining({
      path: 'callers[0].tokens[0]',
      got: 'app',
      allowed: expect.stringMatching(/^app-1: /),
      fix: expect.stringContaining("audienceClaim: 'scope'"),
    }),
  ]);
  expect(withOidc({ ...both, audience: 'app' })).toEqual([]);
});

test('a deployment that says neither accepts marked access tokens that live for an hour', () => {
  expect(schema.shape.oidc.unwrap().parse(OIDC)).toMatchObject({
    tokenType: 'marked',
    maxLifetimeMinutes: 60,
    audienceClaim: 'aud',
  });
});

test('a caller without any credential is an error', () => {
  expect(problemsAfter({ 'callers[0].principals': [] })).toEqual([
    expect.objectContaining({ path: 'callers[0]', fix: expect.stringContaining('principals') }),
  ]);
});

test('a credential that no lane accepts is an error', () => {
  const problems = problemsAfter({ 'callers[0].tokens': ['app'], 'callers[1].apiKeys': true });
  expect(path(problems)).toEqual(['callers[0].tokens', 'callers[1].apiKeys']);
});

test('principals are an error if every lane accepts bearer credentials only', () => {
  const both = { ...bearer, lanes: ['open', 'sealed'] };
  const problems = problemsAfter({ bearer: both, 'callers[0].tokens': ['app'], 'callers[1].apiKeys': true });
  expect(path(problems)).toEqual(['callers[0].principals', 'callers[1].principals']);
});

test('a value of the claim identifies one caller', () => {
  const problems = problemsAfter({ bearer, 'callers[0].tokens': ['app'], 'callers[1].tokens': ['app'] });
  expect(path(problems)).toContain('callers[1].tokens[0]');
});

test('a class a caller may send on a lane without a model for it is an error', () => {
  const problems = problemsAfter({ bearer, 'callers[0].tokens': ['app'], 'callers[0].principals': [] });
  expect(problems).toEqual([
    expect.objectContaining({ path: 'callers[0].unserved', fix: expect.stringContaining('credential') }),
  ]);
});
