import { readDeployment } from '../../../lib/config/read-deployment';
import { prove } from '../../../lib/proof/prove';
import { everythingImported } from '../../everything-imported';
import { synthesized } from '../../synthesized';
import { changed } from '../config/changed';
import { Edit, type Editable } from './edit';

// Imported roles are in no template. The proof takes their documents as expected, and still evaluates everything else.

const deployment = readDeployment(everythingImported, 'everything-imported');
const OTHER = 'arn:aws:iam::111122223333:role/applications/llm/other';
const roleArn = (use: string) =>
  `arn:aws:iam::111122223333:role/applications/llm/app-everything-imported-${use}`;

function report(change: (edit: Edit) => void = () => undefined, changes: object = {}) {
  const { subject } = synthesized(deployment);
  change(new Edit(subject));
  const file = readDeployment(changed({ ...changes }, everythingImported), 'everything-imported');
  return prove({ ...subject, deployment: file });
}
const broken = (change: (edit: Edit) => void) =>
  report(change)
    .claims.filter(({ holds }) => !holds)
    .map(({ id }) => id);

test('the proof holds, and these claims rest on the owner of the roles, and no other', () => {
  const { holds, claims } = report();
  expect(holds).toBe(true);
  const resting = claims.filter(({ words }) => words.includes('of 9 roles are those of the report'));
  expect(resting.map(({ id }) => id).sort()).toMatchSnapshot();
  expect(new Set(resting.map(({ verdict }) => verdict))).toEqual(new Set(['vouched']));
}, 120_000);

function repoint(resource: Editable, from: string, to: string): void {
  const text = JSON.stringify(resource.Properties);
  if (!text.includes(from)) throw new Error(`${resource.Type} does not name ${from}`);
  resource.Properties = JSON.parse(text.replaceAll(from, to));
}

test.each([
  ['AWS::Lambda::Function', /^OpenRouter/, 'open-lane'],
  ['AWS::KinesisFirehose::DeliveryStream', /./, 'delivery'],
  ['AWS::S3::BucketPolicy', /^AuditLanding/, 'delivery'],
  ['AWS::S3::BucketPolicy', /^AuditRecords/, 'replication'],
  ['AWS::S3::BucketPolicy', /^AuditRecords/, 'chain-heads'],
  ['AWS::S3::BucketPolicy', /^ModelsWeights/, 'vllm-task'],
  ['AWS::SageMaker::Model', /./, 'sagemaker'],
  ['AWS::ECS::TaskDefinition', /./, 'vllm-execution'],
] as const)('a %s (%s) that names another role in the place of %s is found', (type, id, use) => {
  expect(broken((edit) => repoint(edit.resource(type, id), roleArn(use), OTHER))).not.toEqual([]);
});

test('an instance profile of another role is found', () => {
  const profile = 'arn:aws:iam::111122223333:instance-profile/applications/llm/';
  expect(
    broken((edit) => {
      repoint(edit.resource('AWS::EC2::LaunchTemplate'), profile, `${profile}other-`);
    }),
  ).toEqual(['hosts.roles']);
});

test.each([
  ['AWS::IAM::Role', { AssumeRolePolicyDocument: {} }],
  ['AWS::IAM::ManagedPolicy', { Roles: ['app-everything-imported-sealed-lane'], PolicyDocument: {} }],
])('%s in a template is found: the deployment has none', (Type, Properties) => {
  const { subject } = synthesized(deployment);
  const stacks = { ...subject.stacks };
  const [name = ''] = Object.keys(stacks).filter((one) => one.endsWith('-gateway'));
  const template = stacks[name];
  if (!template) throw new Error('no gateway stack');
  stacks[name] = { ...template, Resources: { ...template.Resources, Planted: { Type, Properties } } };
  const failed = prove({ ...subject, stacks }).claims.filter(({ holds }) => !holds);
  expect(failed.map(({ id }) => id)).toContain('world.nothing-else');
});

test('the documents that are expected are evaluated: a boundary that takes something from a role is found', () => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
  const { claims } = report(undefined, { 'accountRules.permissionsBoundary.document': document });
  expect(claims.find(({ id }) => id === 'account.boundary')).toMatchObject({
    verdict: 'fails',
    evidence: expect.arrayContaining([expect.stringContaining('app-everything-imported-open-lane')]),
  });
});
