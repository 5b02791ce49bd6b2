import { readDeployment } from '../../../../lib/config/read-deployment';
import type { TemplateResource } from '../../../../lib/proof/template/template';
import { deployContexts } from '../../../../scripts/preflight/organization/deploy-context';
import { ofOrganization } from '../../../../scripts/preflight/organization/of-organization';
import type { PlannedCall } from '../../../../scripts/preflight/organization/planned-call';
import { runCalls } from '../../../../scripts/preflight/organization/run-calls';
import { everythingImported } from '../../../everything-imported';
import { synthesized } from '../../../synthesized';

// What the evaluator knows of a call before it is made.

const deployment = readDeployment(everythingImported, 'everything-imported');
let run: readonly PlannedCall[];
beforeAll(() => {
  run = runCalls(deployment, synthesized(deployment).subject.stacks);
}, 60_000);

const contextOf = (action: string, role = '') =>
  run.find(({ by, request }) => by.includes(role) && request.action === action)?.request.context;

describe('a call of a role', () => {
  test('is read although the boundary of the account is in no template', () => {
    expect(run.length).toBeGreaterThan(50);
  });

  test('may be allowed by the policy of a bucket alone', () => {
    expect(run.map(({ request }) => request.action)).toEqual(
      expect.arrayContaining(['s3:GetObject', 's3:PutObject', 's3:ReplicateObject']),
    );
  });

  test('has the tags that CloudFormation copies from the stack, and those of the rules of the account', () => {
    expect(run[0]?.tags).toMatchObject({ application: 'hybrid-llm', 'dp:exclude:identity': 'true' });
  });

  test.each([
    ['bedrock:InvokeModel', 'vpc-0f1e2d3c4b5a69780'],
    ['kms:GenerateMac', 'vpc-0f1e2d3c4b5a69780'],
    ['sagemaker:InvokeEndpointWithResponseStream', 'vpc-0a1b2c3d4e5f60718'],
    ['ec2:CreateNetworkInterface', null],
  ])('%s comes from the VPC of its endpoint', (action, vpc) => {
    expect(contextOf(action)?.['aws:SourceVpc']).toBe(vpc);
  });

  test.each([
    ['bedrock:InvokeModel', '⟦the function⟧'],
    ['logs:PutLogEvents', '⟦the function⟧'],
    ['xray:PutTraceSegments', '⟦the function⟧'],
    ['ec2:CreateNetworkInterface', null],
    ['xray:PutTelemetryRecords', null],
  ])('%s says whether it is a function’s', (action, source) => {
    expect(contextOf(action, 'open-lane')?.['lambda:SourceFunctionArn']).toBe(source);
  });

  test('of a GPU instance names the instance', () => {
    expect(contextOf('ecs:Poll')).toMatchObject({ 'ec2:SourceInstanceArn': '⟦the instance⟧' });
  });
});

describe('a call of the deploy', () => {
  const contexts = (action: string, resources: readonly TemplateResource[] = [], changes: object = {}) =>
    deployContexts(action, resources, (id) => (id === 'F' ? 'AWS::Lambda::Function' : 'AWS::SNS::Topic'), {
      ...deployment,
      ...changes,
    });
  const resource = (Properties: Readonly<Record<string, unknown>>) => ({ Type: 'x', Properties });

  test('that may tag has the keys of the stack and of the template', () => {
    const [context] = contexts('iam:CreateRole', [resource({ Tags: [{ Key: 'dp:a', Value: 'b' }] })]);
    expect(context?.['aws:TagKeys']).toEqual(['application', 'environment', 'dp:a']);
  });

  test('that cannot tag has none', () => {
    expect(contexts('iam:GetRole')[0]?.['aws:TagKeys']).toBeNull();
  });

  test('finds tags in a launch template, and where they are a map', () => {
    const deep = resource({
      LaunchTemplateData: { TagSpecifications: [{ Tags: [{ Key: 'k', Value: 'v' }] }] },
    });
    const [context] = contexts('ec2:CreateTags', [deep, resource({ Tags: { m: 'v' } })], { tags: {} });
    expect(context?.['aws:TagKeys']).toEqual(['k', 'm']);
  });

  test('of a service that is not known here has unknown keys', () => {
    expect(contexts('unknown:*')[0]).not.toHaveProperty('aws:TagKeys');
  });

  test('to subscribe is one call for each subscription', () => {
    const [mail, queue] = contexts('sns:Subscribe', [
      resource({ Protocol: 'email', Endpoint: 'a@example.com' }),
      resource({ Protocol: 'sqs', Endpoint: { Ref: 'Q' } }),
    ]);
    expect(mail).toMatchObject({ 'sns:Protocol': 'email', 'sns:Endpoint': 'a@example.com' });
    expect(queue).toMatchObject({ 'sns:Protocol': 'sqs' });
    expect(queue).not.toHaveProperty('sns:Endpoint');
  });

  test.each([
    ['an imported VPC by its id', {}, 'vpc-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60001'],
    [
      'a VPC of its own by no id',
      { imports: { ...deployment.imports, vpc: undefined } },
      '⟦the VPC⟧',
      '⟦the subnets⟧',
    ],
  ])('to create a function and a model names %s', (_what, changes, vpc, subnet) => {
    expect(contexts('lambda:CreateFunction', [], changes)[0]).toMatchObject({
      'lambda:VpcIds': [vpc],
      'lambda:SubnetIds': expect.arrayContaining([subnet]),
    });
    expect(contexts('sagemaker:CreateModel', [], changes)[0]).toMatchObject({
      'sagemaker:VpcSubnets': expect.arrayContaining([subnet]),
    });
  });

  test('to grant the use of a key is made by an AWS service', () => {
    expect(contexts('kms:CreateGrant')[0]).toMatchObject({
      'kms:GrantIsForAWSResource': 'true',
      'aws:ViaAWSService': 'true',
    });
    expect(contexts('kms:CreateGrant')[0]).not.toHaveProperty('aws:CalledVia');
    expect(contexts('kms:CreateKey')[0]).toMatchObject({ 'aws:ViaAWSService': 'false' });
  });

  test.each([
    ['of AWS', {}, 'amazon'],
    ['that the file names', { models: [{ host: 'vllm', amiId: 'ami-1' }] }, undefined],
  ])('to start instances from an image %s knows its owner', (_what, changes, owner) => {
    expect(contexts('ec2:RunInstances', [], changes)[0]?.['ec2:Owner']).toBe(owner);
  });

  test.each([
    ['a function', 'F', true],
    ['something else', 'T', false],
  ])('that sends events to %s states the target: %s', (_what, id, stated) => {
    const rule = resource({ Targets: [{ Arn: { 'Fn::GetAtt': [id, 'Arn'] } }] });
    expect('events:TargetArn' in (contexts('events:PutTargets', [rule])[0] ?? {})).toBe(stated);
  });

  test.each(['ec2:RunInstances', 'route53:AssociateVPCWithHostedZone'])(
    '%s may use what belongs to AWS, so the owner is not known',
    (action) => {
      expect(contexts(action)[0]).not.toHaveProperty('aws:ResourceAccount');
      expect(contexts('ec2:CreateVpc')[0]).toMatchObject({ 'aws:ResourceAccount': deployment.account });
    },
  );
});

describe('in an organization', () => {
  const inside = (action: string) =>
    ofOrganization(run, 'o-1').find(({ request }) => request.action === action)?.request.context;

  test('each call is of a principal of it', () => {
    expect(inside('bedrock:InvokeModel')).toMatchObject({ 'aws:PrincipalOrgID': 'o-1' });
  });

  test('what is in the account is of it, and a model of AWS is not known to be', () => {
    expect(inside('firehose:PutRecord')).toMatchObject({ 'aws:ResourceOrgID': 'o-1' });
    expect(inside('bedrock:InvokeModel')).not.toHaveProperty('aws:ResourceOrgID');
  });

  test.each([
    ['s3:ListBucket', 'an endpoint in the account', 'o-1'],
    ['kms:GenerateMac', 'an endpoint of a hub', undefined],
    ['sagemaker:InvokeEndpointWithResponseStream', 'a service that states no organization', null],
  ])('%s passes %s', (action, _what, id) => {
    expect(inside(action)?.['aws:VpceOrgID']).toBe(id);
  });
});
