import type { DeploymentInput } from '../../../../lib/config/deployment';
import { IMPORTED_ROLES } from '../../../../lib/config/imports/imported-roles';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { rolesInUse } from '../../../../lib/config/roles-in-use';
import { planOf } from '../../../../lib/plan/plan';
import { everythingImported } from '../../../everything-imported';
import { FIXTURES, fixtureDeployment } from '../../../fixture-deployments';
import { VARIANTS } from '../../../variants';
import { type Changes, problemsAfter } from '../changed';

const problems = (changes: Changes, base: DeploymentInput = everythingImported) =>
  problemsAfter(changes, base);
const paths = (changes: Changes) => problems(changes).map(({ path }) => path);
const USED = Object.keys(everythingImported.imports?.roles?.arns ?? {});
const at = (role: string, account = '111122223333') =>
  `arn:aws:iam::${account}:role/applications/llm/app-everything-imported-${role}`;
const APIS = { accountSettings: { apiGateway: 'own' } } as const;

test.each([
  ...FIXTURES.map((name) => [name, fixtureDeployment(name)] as const),
  ...Object.entries(VARIANTS).map(([name, input]) => [name, readDeployment(input, name)] as const),
])('the roles that %s has to import are those that it would create', (_name, deployment) => {
  const created = planOf(deployment).roles.map(({ role }) => role);
  expect([...rolesInUse(deployment)].sort()).toEqual(created.filter((role) => role !== 'flow-logs').sort());
});

test('the roles of every use may be imported', () => {
  expect(paths({})).toEqual([]);
  expect(paths({ ...APIS, 'imports.roles.arns.api-logging': at('api-logging') })).toEqual([]);
});

test.each(USED)('without the role of %s the import is refused, and the next step is named', (role) => {
  expect(problems({ [`imports.roles.arns.${role}`]: undefined })).toEqual([
    expect.objectContaining({
      path: `imports.roles.arns.${role}`,
      allowed: expect.stringContaining('all roles are imported, or none'),
      fix: expect.stringContaining('have the role made'),
    }),
  ]);
});

test.each(IMPORTED_ROLES.filter((role) => !USED.includes(role)))(
  'a role of %s, which this deployment does not use, is refused',
  (role) => {
    expect(problems({ [`imports.roles.arns.${role}`]: at(role) })).toEqual([
      expect.objectContaining({ fix: 'remove this one: nothing would use it' }),
    ]);
  },
);

test('one role for two uses is refused: each could do what the other may', () => {
  expect(problems({ 'imports.roles.arns.delivery': at('chain-heads') })).toContainEqual(
    expect.objectContaining({
      path: 'imports.roles.arns.delivery',
      allowed: expect.stringContaining('a role of its own for each use; chain-heads has this one'),
    }),
  );
});

test.each([
  ['another path', 'arn:aws:iam::111122223333:role/other/app-everything-imported-chain-heads'],
  ['another case', at('chain-heads').replace('app-', 'APP-')],
])('a role with the name of another one and %s is the same role', (_what, arn) => {
  expect(problems({ accountRules: undefined, 'imports.roles.arns.delivery': arn })).toEqual([
    expect.objectContaining({ allowed: expect.stringContaining('chain-heads has this one') }),
  ]);
});

test.each([
  ['callers[0].principals[0]', { 'callers[0].principals': [at('open-lane')] }],
  ['publishers.models[0]', { 'publishers.models': [at('open-lane')] }],
  ['publishers.credentials[0]', { 'publishers.credentials': [at('open-lane')] }],
  [
    'audit.custodians[0]',
    { 'audit.custodians': ['arn:aws:iam::111122223333:role/app-everything-imported-open-lane'] },
  ],
  ['liveProof.runBy.principals[0]', { 'liveProof.runBy.principals': [at('open-lane')] }],
  [
    'accountRules.synthesis.executionRole',
    { 'accountRules.synthesis': { kind: 'bootstrap', executionRole: at('open-lane') } },
  ],
])('a role that %s names for another purpose is refused', (place, changes) => {
  expect(problems(changes)).toContainEqual(
    expect.objectContaining({
      path: 'imports.roles.arns.open-lane',
      allowed: expect.stringContaining(`${place} names it too`),
    }),
  );
});

test.each([
  ['with a name that IAM does not take', `arn:aws:iam::111122223333:role/${'a'.repeat(65)}`],
  ['of a service', 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX'],
  [
    'of AWS IAM Identity Center',
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_x',
  ],
])('a role %s is refused', (_what, arn) => {
  expect(problems({ accountRules: undefined, 'imports.roles.arns.delivery': arn })).toEqual([
    expect.objectContaining({ path: 'imports.roles.arns.delivery', got: arn }),
  ]);
});

test.each([
  ['another account', at('delivery', '999988887777')],
  ['another partition', at('delivery').replace('arn:aws:', 'arn:aws-us-gov:')],
])('a role of %s is refused', (_what, arn) => {
  expect(problems({ 'imports.roles.arns.delivery': arn })).toEqual([
    expect.objectContaining({
      path: 'imports.roles.arns.delivery',
      allowed: expect.stringContaining('arn:aws:iam::111122223333:'),
    }),
  ]);
});

test.each([
  'llm-delivery',
  'arn:aws:iam::111122223333:user/llm-delivery',
  'arn:aws:sts::111122223333:assumed-role/llm-delivery/session',
  'arn:aws:iam::111122223333:role/*',
])('%s is no role', (arn) => {
  expect(paths({ 'imports.roles.arns.delivery': arn })).toEqual(['imports.roles.arns.delivery']);
});

test.each(['data', 'audit', 'digest', 'heads'])(
  'roles need the %s key as an import: their policies name it by its id',
  (name) => {
    expect(paths({ [`imports.keys.${name}`]: undefined })).toEqual([`imports.keys.${name}`]);
  },
);

test('roles need the VPC as an import: they deny calls from any other', () => {
  const { vpc: _, ...imports } = everythingImported.imports ?? {};
  expect(problems({ imports }).map(({ path }) => path)).toContain('imports.vpc');
});

test('instances need an instance profile', () => {
  expect(problems({ 'imports.roles.instanceProfile': undefined })).toEqual([
    expect.objectContaining({ fix: 'have the profile made, and write its ARN' }),
  ]);
});

test('without instances there is no instance profile', () => {
  const [, sagemaker] = everythingImported.models;
  const found = problems({ models: [sagemaker] }).filter(({ path }) => path.startsWith('imports.roles'));
  expect(found).toContainEqual(
    expect.objectContaining({ path: 'imports.roles.instanceProfile', fix: 'remove it' }),
  );
});

test.each([
  ['path', 'arn:aws:iam::111122223333:role/app-everything-imported-delivery'],
  ['name', 'arn:aws:iam::111122223333:role/applications/llm/delivery'],
])('a role with another %s than the account demands is refused', (_what, arn) => {
  expect(problems({ 'imports.roles.arns.delivery': arn })).toEqual([
    expect.objectContaining({
      path: 'imports.roles.arns.delivery',
      allowed: expect.stringContaining('role/applications/llm/app-everything-imported-delivery'),
    }),
  ]);
});

test('all problems are reported at once', () => {
  expect(
    paths({
      'imports.roles.arns.delivery': undefined,
      'imports.roles.arns.authorizer': at('authorizer'),
      'imports.keys.data': undefined,
    }),
  ).toEqual(['imports.roles.arns.delivery', 'imports.roles.arns.authorizer', 'imports.keys.data']);
});
