import { evaluate } from '../../../../lib/proof/iam/evaluate';
import { ACCOUNT, identity, OTHER_ACCOUNT, requestOf, resource, role, user } from './support';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const allow = (action: string | string[], on: string | string[]) => ({
  Effect: 'Allow',
  Action: action,
  Resource: on,
});
const deny = (action: string, on: string) => ({ Effect: 'Deny', Action: action, Resource: on });

describe('the example of one account: Carlos and the buckets (IAM user guide, "Policy evaluation for requests within a single account")', () => {
  const carlos = user('carlossalazar');
  const policies = {
    resourceAccount: ACCOUNT,
    identity: identity(
      allow(
        ['s3:GetBucketLocation', 's3:GetAccountPublicAccessBlock', 's3:ListAllMyBuckets'],
        'arn:aws:s3:::*',
      ),
      allow('s3:*', [`${BUCKET}-carlossalazar/*`, `${BUCKET}-carlossalazar`]),
      deny('s3:*', 'arn:aws:s3:::*log*'),
    ),
    resource: {
      statements: resource({
        ...allow('s3:*', [`${BUCKET}-carlossalazar/*`, `${BUCKET}-carlossalazar`]),
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/carlossalazar` },
      }),
    },
  };
  test.each([
    ['s3:PutObject', `${BUCKET}-carlossalazar-logs/a.txt`, 'explicitly denied'],
    ['s3:PutObject', `${BUCKET}-carlossalazar/a.txt`, 'allowed'],
    ['s3:GetBucketLocation', 'arn:aws:s3:::another', 'allowed'],
    ['s3:PutObject', 'arn:aws:s3:::another/a.txt', 'denied'],
  ])('%s on %s: %s', (action, on, answer) => {
    expect(evaluate(requestOf(carlos, action, on), policies)).toBe(answer);
  });
});

describe('identity and resource policy within one account (API Gateway developer guide, table A)', () => {
  const API = `arn:aws:execute-api:us-east-1:${ACCOUNT}:abc/llm/GET/health`;
  const statement = { allow: allow('execute-api:Invoke', API), deny: deny('execute-api:Invoke', API) };
  const principal = user('caller');
  const named = { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/caller` } };
  test.each([
    ['allow', 'allow', 'allowed'],
    ['allow', undefined, 'allowed'],
    ['allow', 'deny', 'explicitly denied'],
    [undefined, 'allow', 'allowed'],
    [undefined, undefined, 'denied'],
    [undefined, 'deny', 'explicitly denied'],
    ['deny', 'allow', 'explicitly denied'],
    ['deny', undefined, 'explicitly denied'],
    ['deny', 'deny', 'explicitly denied'],
  ] as const)('own policy %s, resource policy %s: %s', (own, theirs, answer) => {
    const policies = {
      resourceAccount: ACCOUNT,
      identity: own ? identity(statement[own]) : [],
      resource: { statements: theirs ? resource({ ...statement[theirs], ...named }) : [] },
    };
    expect(evaluate(requestOf(principal, 'execute-api:Invoke', API), policies)).toBe(answer);
  });

  test('a resource policy that names the account leaves the decision to the account’s policies', () => {
    const statements = resource({ ...statement.allow, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } });
    const policies = { resourceAccount: ACCOUNT, resource: { statements } };
    const request = requestOf(principal, 'execute-api:Invoke', API);
    expect(evaluate(request, policies)).toBe('denied');
    expect(evaluate(request, { ...policies, identity: identity(statement.allow) })).toBe('allowed');
  });
});

describe('across accounts both must allow (IAM user guide, "Cross-account policy evaluation logic"; API Gateway, table B)', () => {
  const on = `${BUCKET}/object`;
  const guest = role('guest', OTHER_ACCOUNT);
  const statements = resource({ ...allow('s3:GetObject', on), Principal: { AWS: OTHER_ACCOUNT } });
  test.each([
    ['both', identity(allow('s3:GetObject', on)), statements, 'allowed'],
    ['only its own account', identity(allow('s3:GetObject', on)), [], 'denied'],
    ['only the resource', [], statements, 'denied'],
  ])('%s', (_, own, theirs, answer) => {
    const policies = { resourceAccount: ACCOUNT, identity: own, resource: { statements: theirs } };
    expect(evaluate(requestOf(guest, 's3:GetObject', on), policies)).toBe(answer);
  });
});

describe('a permissions boundary limits and grants nothing (IAM user guide, "Permissions boundaries for IAM entities")', () => {
  const on = `${BUCKET}/object`;
  const boundary = identity(allow('s3:GetObject', '*'));
  const request = requestOf(role('worker'), 's3:PutObject', on);
  test('a call outside it is denied to a role, even if its policy or the resource allows it', () => {
    const own = { identity: identity(allow('s3:*', '*')), boundary, resourceAccount: ACCOUNT };
    expect(evaluate(request, own)).toBe('denied');
    const statements = resource({
      ...allow('s3:*', on),
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/worker` },
    });
    expect(evaluate(request, { boundary, resource: { statements }, resourceAccount: ACCOUNT })).toBe(
      'denied',
    );
  });
  test('alone it allows nothing', () => {
    expect(
      evaluate(requestOf(role('worker'), 's3:GetObject', on), { boundary, resourceAccount: ACCOUNT }),
    ).toBe('denied');
  });
});

describe('an endpoint’s policy limits and grants nothing (AWS PrivateLink guide, "Control access using endpoint policies")', () => {
  const on = `${BUCKET}/object`;
  const request = requestOf(role('worker'), 's3:GetObject', on);
  const own = identity(allow('s3:GetObject', on));
  test.each([
    ['admits the request', own, resource({ ...allow('s3:*', '*'), Principal: '*' }), 'allowed'],
    ['does not mention it', own, resource({ ...allow('s3:PutObject', '*'), Principal: '*' }), 'denied'],
    ['denies it', own, resource({ ...deny('s3:*', '*'), Principal: '*' }), 'explicitly denied'],
    ['admits what the role may not do', [], resource({ ...allow('s3:*', '*'), Principal: '*' }), 'denied'],
  ])('%s', (_, identityPolicy, endpoint, answer) => {
    expect(evaluate(request, { identity: identityPolicy, endpoint, resourceAccount: ACCOUNT })).toBe(answer);
  });
});

describe('an explicit deny is final in every policy (IAM user guide, "Policy evaluation logic")', () => {
  const everywhere = allow('s3:*', '*');
  const refusal = deny('s3:GetObject', '*');
  const all = {
    identity: identity(everywhere),
    boundary: identity(everywhere),
    resource: { statements: resource({ ...everywhere, Principal: '*' }) },
    endpoint: resource({ ...everywhere, Principal: '*' }),
    resourceAccount: ACCOUNT,
  };
  const decisionWith = (changed: object) =>
    evaluate(requestOf(role('worker'), 's3:GetObject', `${BUCKET}/object`), { ...all, ...changed });
  const denying = resource({ ...everywhere, Principal: '*' }, { ...refusal, Principal: '*' });

  test('where all four allow, the request is allowed', () => expect(decisionWith({})).toBe('allowed'));

  test.each([
    ['the identity policy', { identity: identity(everywhere, refusal) }],
    ['the permissions boundary', { boundary: identity(everywhere, refusal) }],
    ['the resource policy', { resource: { statements: denying } }],
    ['the endpoint policy', { endpoint: denying }],
  ])('%s', (_which, changed) => expect(decisionWith(changed)).toBe('explicitly denied'));
});

test('KMS: a key’s policy must allow, to the principal or to its account (KMS developer guide, "Key policies")', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`;
  const request = requestOf(role('worker'), 'kms:Decrypt', key);
  const own = identity(allow('kms:Decrypt', key));
  const keyPolicy = (Principal: object) => ({
    statements: resource({ ...allow('kms:*', '*'), Principal }),
    mustAllow: true,
  });
  const decisionFor = (resourcePolicy: object | undefined, identityPolicy = own) =>
    evaluate(request, {
      identity: identityPolicy,
      resource: resourcePolicy as ReturnType<typeof keyPolicy>,
      resourceAccount: ACCOUNT,
    });
  expect(decisionFor({ statements: [], mustAllow: true })).toBe('denied');
  expect(decisionFor(keyPolicy({ AWS: ACCOUNT }))).toBe('allowed');
  expect(decisionFor(keyPolicy({ AWS: ACCOUNT }), [])).toBe('denied');
  expect(decisionFor(keyPolicy({ AWS: `arn:aws:iam::${ACCOUNT}:role/worker` }), [])).toBe('allowed');
});

test('an unsigned request is allowed only what a policy allows to every caller', () => {
  const statements = resource({ ...allow('s3:GetObject', '*'), Principal: '*' });
  const request = requestOf({ kind: 'anonymous' }, 's3:GetObject', `${BUCKET}/object`);
  expect(evaluate(request, { resource: { statements }, resourceAccount: ACCOUNT })).toBe('allowed');
  const named = resource({ ...allow('s3:GetObject', '*'), Principal: { AWS: ACCOUNT } });
  expect(evaluate(request, { resource: { statements: named }, resourceAccount: ACCOUNT })).toBe('denied');
});

test('a request for every action is allowed only by a statement for every action, and denied only by one', () => {
  const every = requestOf(role('worker'), 'bedrock:*', '*');
  const answer = (...statements: object[]) =>
    evaluate(every, { identity: identity(...statements), resourceAccount: ACCOUNT });
  expect(answer(allow('bedrock:*', '*'))).toBe('allowed');
  expect(answer(allow('bedrock:InvokeModel', '*'))).toBe('unknown');
  expect(answer(allow('*', '*'), deny('bedrock:Invoke*', '*'))).toBe('unknown');
  expect(answer(allow('*', '*'), deny('BEDROCK:*', '*'))).toBe('explicitly denied');
  expect(answer(allow('s3:*', '*'))).toBe('denied');
});
