import { readDeployment } from '../../../lib/config/read-deployment';
import { roleFiles } from '../../../scripts/policy/role-files';
import { everythingImported } from '../../everything-imported';
import { fixtureDeployment } from '../../fixture-deployments';

// The report for the team that owns IAM: what each imported role has to be.

const files = roleFiles(readDeployment(everythingImported, 'everything-imported'));
const textOf = (name: string) => files.find((one) => one.name === name)?.text ?? '';
const USES = Object.keys(everythingImported.imports?.roles?.arns ?? {});

test('a deployment that creates its roles has no report', () => {
  expect(roleFiles(fixtureDeployment('landing-zone'))).toEqual([]);
});

test('each role has a file, and the page has all of them', () => {
  expect(files.map(({ name }) => name)).toEqual([
    ...USES.map((use) => `role-${use}`),
    'policy-record-readers',
    'roles',
  ]);
  for (const use of USES) expect(textOf('roles')).toContain(`## ${use}\n`);
});

test('a role has its name, path, boundary and tags', () => {
  expect(JSON.parse(textOf('role-sealed-lane'))).toMatchObject({
    RoleName: 'app-everything-imported-sealed-lane',
    Path: '/applications/llm/',
    PermissionsBoundary: 'arn:aws:iam::111122223333:policy/platform/llm-boundary',
    Tags: expect.arrayContaining([
      { Key: 'application', Value: 'hybrid-llm' },
      { Key: 'dp:exclude:network', Value: 'true' },
    ]),
  });
});

test('a role is assumed by the one service that it is for, with the keys that the service sends', () => {
  expect(JSON.parse(textOf('role-delivery')).AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: ['firehose.amazonaws.com'] },
      Action: ['sts:AssumeRole'],
      Condition: { StringEquals: { 'sts:ExternalId': ['111122223333'] } },
    },
  ]);
});

test('what is imported has its id in the policies, and the VPC of a hub is named', () => {
  const text = textOf('role-sealed-lane');
  expect(text).toContain('arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0002-4e5f-8071-829304a5b6c7');
  expect(text).toContain('subnet/subnet-0a1b2c3d4e5f60001');
  expect(text).toContain('vpc-0f1e2d3c4b5a69780');
});

test('I3: the sealed lane is denied every action of Bedrock', () => {
  const [models] = JSON.parse(textOf('role-sealed-lane')).Policies.filter(
    ({ PolicyName }: { PolicyName: string }) => PolicyName === 'models',
  );
  expect(models.PolicyDocument.Statement).toContainEqual({
    Effect: 'Deny',
    Action: ['bedrock:*', 'bedrock-mantle:*'],
    Resource: ['*'],
  });
});

test('a name that only the deploy gives is a pattern, and the page says so', () => {
  expect(textOf('role-sealed-lane')).toMatch(
    /log-group:app-everything-imported-foundation-LogsSealedLane[0-9A-F]{8}-\*:\*/,
  );
  expect(textOf('roles')).toMatch(/\| log group of sealed-lane \| `app-everything-imported-foundation-Logs/);
});

test('no policy has a mark in the place of a name', () => {
  expect(
    files.filter(({ text = '' }) => /[<>⟨⟩⟦⟧]/.test(text.replaceAll('->', ''))).map(({ name }) => name),
  ).toEqual([]);
});

/** Operators that take patterns (IAM user guide, "IAM JSON policy elements: Condition operators"). */
const TAKES_PATTERNS = /^(Arn|StringLike|StringNotLike)/;

test.each(USES)('the conditions of %s have a pattern only where the operator takes one', (use) => {
  const documents = JSON.parse(textOf(`role-${use}`)).Policies as {
    PolicyDocument: { Statement: { Condition?: Record<string, Record<string, string[]>> }[] };
  }[];
  const wrong = documents
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Condition = {} }) => Object.entries(Condition))
    .filter(([operator, keys]) => !TAKES_PATTERNS.test(operator) && JSON.stringify(keys).includes('*'));
  expect(wrong).toEqual([]);
});
