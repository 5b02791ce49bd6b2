import { bearer } from '../../../lib/config/bearer';
import { issuerWarnings } from '../../../lib/config/issuer-warnings';
import { readDeployment } from '../../../lib/config/read-deployment';
import { warningsOf } from '../../../lib/config/warnings';
import { changed } from './changed';

const oidcOf = (issuer: string, more: object = {}) => ({
  issuer,
  audience: 'llm',
  callerClaim: 'sub',
  ...more,
});
const warningsFor = (issuer: string, more: object = {}) =>
  issuerWarnings(bearer.parse({ lanes: ['open'], oidc: oidcOf(issuer, more) }));
const pathsFor = (issuer: string, more: object = {}) =>
  warningsFor(issuer, more).map(({ path }) => path.replace('bearer.oidc.', ''));

const ENTRA = [
  'https://login.microsoftonline.com/0e9f/v2.0',
  'https://LOGIN.microsoftonline.com/0e9f/v2.0',
  'https://login.microsoftonline.us/0e9f/v2.0',
  'https://login.partner.microsoftonline.cn/0e9f/v2.0',
  'https://sts.windows.net/0e9f/',
];
const AUTH0 = ['https://bank.auth0.com/', 'https://bank.eu.auth0.com/'];
const COGNITO = [
  'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_a',
  'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_a',
];
const OKTA = ['okta.com', 'okta-emea.com', 'oktapreview.com'].map((domain) => `https://bank.${domain}`);

test.each([...ENTRA.map((url) => [url, 95] as const), ...AUTH0.map((url) => [url, 1440] as const)])(
  'tokens of %s live longer than an hour by default: a warning names %i minutes',
  (issuer, minutes) => {
    expect(warningsFor(issuer)).toEqual([
      expect.objectContaining({
        path: 'bearer.oidc.maxLifetimeMinutes',
        got: '60',
        next: expect.stringContaining(`write ${minutes},`),
      }),
    ]);
    expect(pathsFor(issuer, { maxLifetimeMinutes: minutes - 1 })).toEqual(['maxLifetimeMinutes']);
    expect(pathsFor(issuer, { maxLifetimeMinutes: minutes })).toEqual([]);
  },
);

test.each(COGNITO)('tokens of %s have no aud by default', (issuer) => {
  expect(pathsFor(issuer)).toEqual(['audienceClaim']);
  expect(pathsFor(issuer, { audienceClaim: 'scope' })).toEqual([]);
  expect(pathsFor(issuer, { audienceClaim: 'client_id' })).toEqual([]);
});

test.each(OKTA)('tokens of %s itself, and of no custom server, are for Okta alone', (issuer) => {
  expect(pathsFor(issuer)).toEqual(['issuer']);
  expect(pathsFor(`${issuer}/oauth2/default`)).toEqual([]);
});

test.each([ENTRA[0], AUTH0[0], COGNITO[0], `${OKTA[0]}/oauth2/default`])(
  'tokens of %s do not have the type at+jwt by default',
  (issuer = '') => {
    const more = { tokenType: 'at+jwt', maxLifetimeMinutes: 1440, audienceClaim: 'scope' };
    expect(pathsFor(issuer, more)).toEqual(['tokenType']);
  },
);

test('every warning about an issuer is given at once', () => {
  expect(pathsFor(COGNITO[0] ?? '', { tokenType: 'at+jwt', maxLifetimeMinutes: 30 })).toEqual([
    'audienceClaim',
    'tokenType',
    'maxLifetimeMinutes',
  ]);
});

test.each([
  'https://login.example.eu/realms/bank',
  'https://login.microsoftonline.com.example.eu/0e9f',
  'https://notauth0.com/',
  'https://cognito-idp.example.eu/',
  'https://auth0.com.example.eu/',
])('%s is none of the known issuers', (issuer) => {
  expect(pathsFor(issuer, { tokenType: 'at+jwt', maxLifetimeMinutes: 1 })).toEqual([]);
});

test('a deployment that takes no tokens has no issuer to warn about', () => {
  expect([
    issuerWarnings(undefined),
    issuerWarnings(bearer.parse({ lanes: ['open'], apiKeys: true })),
  ]).toEqual([[], []]);
});

test('the warnings of a deployment contain those about its issuer', () => {
  const deployment = readDeployment(
    changed({
      bearer: { lanes: ['open'], oidc: oidcOf('https://bank.eu.auth0.com/') },
      'callers[0].tokens': ['app'],
      'callers[1].tokens': ['other'],
      'models[0].image.source': 'vllm/vllm-openai:v0.32.0',
      'models[1].image.source': 'registry.example.com/vllm-sagemaker:v0.32.0',
    }),
    'test',
  );
  expect(warningsOf(deployment, new Date('2026-11-26')).map(({ path }) => path)).toContain(
    'bearer.oidc.maxLifetimeMinutes',
  );
});
