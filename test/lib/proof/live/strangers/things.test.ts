import { apiClaim } from '../../../../../lib/proof/live/strangers/found-api';
import { bucketsClaim } from '../../../../../lib/proof/live/strangers/found-buckets';
import { functionsClaim } from '../../../../../lib/proof/live/strangers/found-functions';
import { grantsClaim } from '../../../../../lib/proof/live/strangers/found-grants';
import { hostsClaim } from '../../../../../lib/proof/live/strangers/found-hosts';
import { logsClaim } from '../../../../../lib/proof/live/strangers/found-logs';
import type { Own } from '../../../../../lib/proof/live/strangers/own-things';
import { deployment, iam } from './own';

const thing = (type: string, id: string) => ({ stack: 's', logicalId: id, type: `AWS::${type}`, id });

const own: Own = {
  deployment: {
    ...deployment,
    imports: {
      ...deployment.imports,
      logArchive: {
        account: '444455556666',
        bucket: 'archive',
        keyArn: '',
        vouchedBy: { name: 'archive team', on: '2026-11-02' },
      },
    },
    clients: { ...deployment.clients, endpoints: ['vpce-client'] },
  } as Own['deployment'],
  things: [
    thing('IAM::Role', 'lane'),
    thing('EC2::SecurityGroup', 'sg-1'),
    thing('EC2::VPCEndpoint', 'vpce-own'),
    thing('Lambda::Permission', 'permitted'),
    thing('Lambda::EventSourceMapping', 'mapping'),
    thing('ApiGateway::Deployment', 'd1'),
    thing('ApiGateway::Stage', 'llm'),
    thing('ApiGateway::Authorizer', 'a1'),
    thing('S3::Bucket', 'records'),
    thing('ECS::Service', 'arn:aws:ecs:r:a:service/c/vllm'),
    thing('SageMaker::Model', 'arn:aws:sagemaker:r:a:model/m1'),
  ],
};

const NONE = { name: 'f', urls: [], mappings: [], aliases: [], versions: [], layers: [], statements: [] };

test('a function has what the stacks gave it', () => {
  const found = { ...NONE, statements: ['permitted'], mappings: [{ id: 'mapping', source: 's' }] };
  expect(functionsClaim(own, [found], [])).toMatchObject({ verdict: 'holds', evidence: ['f'] });
});

test.each([
  [{ urls: [{ url: 'https://x', authType: 'NONE' }] }, 'URL https://x of function f (authorization NONE)'],
  [{ mappings: [{ id: 'm', source: 'queue' }] }, 'event source mapping m of function f (queue)'],
  [{ aliases: ['live'] }, 'alias live of function f'],
  [{ versions: ['1'] }, 'version 1 of function f'],
  [{ layers: ['arn:l'] }, 'layer arn:l of function f'],
  [{ statements: ['planted'] }, 'permission planted in the policy of function f'],
])('%j of a function is named', (more, words) => {
  expect(functionsClaim(own, [NONE, { ...NONE, ...more }], [])).toMatchObject({
    verdict: 'fails',
    evidence: [`no stack of the deployment made the ${words}`],
  });
});

test.each([
  ['dynamodb.eu-central-1.amazonaws.com', 'holds'],
  [iam('role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'), 'holds'],
  ['arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0123', 'holds'],
  [iam('role/lane'), 'holds'],
  [iam('role/path/lane'), 'holds'],
  [iam('role/other'), 'fails'],
  [iam('user/lane'), 'fails'],
  [iam('root'), 'fails'],
  [iam('role/team/aws-service-role/x'), 'fails'],
  ['arn:aws:sts::111122223333:assumed-role/other/aws:ec2-infrastructure', 'fails'],
  ['lambda.amazonaws.com.example.com', 'fails'],
])('a grant to %s: the claim %s', (grantee, verdict) => {
  expect(grantsClaim(own, [{ id: 'g', key: 'k', grantee, operations: ['Decrypt'] }], []).verdict).toBe(
    verdict,
  );
});

describe('the API', () => {
  test('has what the stacks gave it, and the endpoints of clients', () => {
    const found = {
      deployments: ['d1'],
      stages: ['llm'],
      authorizers: ['a1'],
      endpoints: ['vpce-own', 'vpce-client'],
      usagePlans: [],
      domains: [],
    };
    expect(apiClaim(own, found, []).verdict).toBe('holds');
  });

  test.each([
    ['deployments', 'deployment x of the API'],
    ['stages', 'stage x of the API'],
    ['authorizers', 'authorizer x of the API'],
    ['endpoints', 'association with the endpoint x of the API'],
    ['usagePlans', 'usage plan with a stage x of the API'],
    ['domains', 'domain name x of the API'],
  ])('has no other %s', (kind, words) => {
    expect(apiClaim(own, { [kind]: ['x'] }, [])).toMatchObject({
      verdict: 'fails',
      evidence: [`no stack of the deployment made the ${words}`],
    });
  });
});

describe('a bucket', () => {
  const bucket = { name: 'b', replicas: [], notified: [], inventories: [] };

  test('is copied to buckets of the deployment and to the archive', () => {
    const replicas = ['arn:aws:s3:::records', 'arn:aws:s3:::archive'];
    expect(bucketsClaim(own, [{ ...bucket, replicas }], []).verdict).toBe('holds');
  });

  test.each([
    [{ replicas: ['arn:aws:s3:::x'] }, 'replication of bucket b to arn:aws:s3:::x'],
    [{ notified: ['EventBridge'] }, 'notification of bucket b to EventBridge'],
    [{ inventories: ['arn:aws:s3:::records'] }, 'inventory of bucket b to arn:aws:s3:::records'],
  ])('with %j is named', (more, words) => {
    expect(bucketsClaim(own, [{ ...bucket, ...more }], [])).toMatchObject({
      verdict: 'fails',
      evidence: [`no stack of the deployment made the ${words}`],
    });
  });
});

describe('where models run', () => {
  const NOTHING = { services: [], tasks: [], models: [] };
  const task = (group: string) => ({ arn: 't', group, interfaces: [] });
  const model = (name: string, role: string, ...groups: readonly string[]) => ({ name, role, groups });

  test.each([
    [{ services: ['arn:aws:ecs:r:a:service/c/vllm'] }, 'holds'],
    [{ services: ['arn:aws:ecs:r:a:service/c/other'] }, 'fails'],
    [{ tasks: [task('service:vllm')] }, 'holds'],
    [{ tasks: [task('service:other')] }, 'fails'],
    [{ tasks: [task('family:vllm')] }, 'fails'],
    [{ models: [model('m1', iam('role/lane'), 'sg-1')] }, 'holds'],
    [{ models: [model('other', iam('role/other'), 'sg-2')] }, 'holds'],
    [{ models: [model('other', iam('role/lane'))] }, 'fails'],
    [{ models: [model('other', iam('role/other'), 'sg-2', 'sg-1')] }, 'fails'],
  ])('%j: the claim %s', (found, verdict) => {
    expect(hostsClaim(own, { ...NOTHING, ...found }, []).verdict).toBe(verdict);
  });
});

test('every subscription to a log group is named', () => {
  expect(logsClaim(own, [], []).verdict).toBe('holds');
  expect(logsClaim(own, [{ group: 'g', name: 'n', destination: 'd' }], []).evidence).toEqual([
    'no stack of the deployment made the subscription n of log group g to d',
  ]);
});
