import { prove } from '../../../../lib/proof/prove';
import { Edit, type Editable, openPath } from '../edit';
import { subjectOf } from '../subjects';

const NAME = 'landing-zone';
const VPC = 'vpc-0a1b2c3d4e5f60718';
const HUB = 'vpc-0f1e2d3c4b5a69780';
const SUBNET = 'subnet-0a1b2c3d4e5f60001';
const DATA_KEY = '0a1b2c3d-0001-4e5f-8071-829304a5b6c7';
const DIGEST_KEY = '0a1b2c3d-0002-4e5f-8071-829304a5b6c7';
const LOGS_GROUP = 'sg-0a1b2c3d4e5f60001';
const OTHER = {
  vpc: 'vpc-0badbadbadbadbad0',
  subnet: 'subnet-0badbadbadbadbad0',
  group: 'sg-0badbadbadbadbad0',
  key: '0badbad0-0000-4e5f-8071-829304a5b6c7',
};
const GROUP = 'AWS::EC2::SecurityGroup';

const report = (change: (edit: Edit) => void = () => undefined) => {
  const subject = subjectOf(NAME);
  change(new Edit(subject));
  return prove(subject);
};
const broken = (change: (edit: Edit) => void) =>
  report(change)
    .claims.filter(({ holds }) => !holds)
    .map(({ id }) => id);

/** Writes another text in the place of one, wherever a resource has it. */
function repoint(resource: Editable, from: string, to: string): void {
  const text = JSON.stringify(resource.Properties);
  if (!text.includes(from)) throw new Error(`${resource.Type} does not name ${from}`);
  resource.Properties = JSON.parse(text.replaceAll(from, to));
}
const repointOne = (type: string, id: RegExp, from: string, to: string) => (edit: Edit) =>
  repoint(edit.resource(type, id), from, to);

test('the proof of a deployment that imports holds, and says what of it is vouched for only', () => {
  const { holds, imported, claims } = report();
  expect(holds).toBe(true);
  expect(imported.map(({ id }) => id)).toContain(VPC);
  expect(claims.find(({ id }) => id === 'I5.routes')).toMatchObject({
    verdict: 'vouched',
    words: expect.stringContaining(`vouched for and not proven: no route of the subnets of ${VPC}`),
  });
});

test.each([
  ['I3.deny', 'what the role of the sealed lane may do'],
  ['I3.no-allow', 'what the role of the sealed lane may do'],
  ['I4.roles-exact', 'what the roles of the lanes may do'],
  ['I4.router-configs', 'what the routers decide'],
  ['I8.record-readers', 'who reads records, which a key of the deployment’s own encrypts'],
  ['I4.sealed.qwen2-5-7b', 'a call through an endpoint of the deployment’s own'],
])('%s is proven, not vouched for: %s', (id) => {
  expect(report().claims.find((claim) => claim.id === id)?.verdict).toBe('holds');
});

test.each(['I3.endpoint', 'I4.open.gpt-oss-120b', 'I4.sealed.gpt-oss-120b', 'I4.endpoints-exact'])(
  '%s takes the policy of the imported endpoint from its owner, and says so',
  (id) => {
    expect(report().claims.find((claim) => claim.id === id)).toMatchObject({
      verdict: 'vouched',
      words: expect.stringContaining('the policy of vpce-0a1b2c3d4e5f60003 (bedrock-runtime)'),
    });
  },
);

test.each(['I4.open.qwen3-8b', 'I4.sealed.qwen3-8b', 'I4.classes'])(
  '%s takes the name of the model from the owner of the hosted zone, and says so',
  (id) => {
    expect(report().claims.find((claim) => claim.id === id)).toMatchObject({
      verdict: 'vouched',
      words: expect.stringContaining('Z0123456789ABCDEFGHIJ (llm.example.com) answers in the VPC'),
    });
  },
);

test.each([
  'vpce-0a1b2c3d4e5f60002 (kinesis-firehose) admits others too',
  `key/${DATA_KEY} (data key)`,
  'bank-access-logs-us-east-1',
  'operations-center',
  'platform/vllm',
])('who is named by the policy of %s is its owner’s word', (thing) => {
  expect(report().claims.find(({ id }) => id === 'principals')).toMatchObject({
    verdict: 'vouched',
    words: expect.stringContaining(thing),
  });
});

test('a claim that takes the word of an owner still fails when the templates are against it', () => {
  const claim = report((edit) =>
    edit.add('foundation', 'Gateway', { Type: 'AWS::EC2::InternetGateway', Properties: {} }),
  ).claims.find(({ id }) => id === 'I5.routes');
  expect(claim?.verdict).toBe('fails');
});

/** One reference to each kind of imported thing, in each kind of resource that has one, and a claim that it breaks. */
const SABOTAGES: readonly (readonly [string, string, (edit: Edit) => void])[] = [
  ['a security group in another VPC', 'I3.groups', repointOne(GROUP, /sealedlane/i, VPC, OTHER.vpc)],
  [
    'an endpoint in another subnet',
    'network.endpoints',
    repointOne('AWS::EC2::VPCEndpoint', /sagemakerruntime/i, SUBNET, OTHER.subnet),
  ],
  [
    'a router in another subnet',
    'gateway.functions',
    repointOne('AWS::Lambda::Function', /^SealedRouter/, SUBNET, OTHER.subnet),
  ],
  [
    'a load balancer in another subnet',
    'I5.hosts',
    repointOne('AWS::ElasticLoadBalancingV2::LoadBalancer', /./, SUBNET, OTHER.subnet),
  ],
  [
    'a model’s name in another zone',
    'network.names',
    repointOne('AWS::Route53::RecordSet', /./, 'Z0123456789ABCDEFGHIJ', 'ZBADBADBAD'),
  ],
  [
    'a role whose calls work from another VPC',
    'roles.sealed-lane',
    (edit) => {
      const [policy] = edit
        .all('AWS::IAM::ManagedPolicy', /SealedLane/)
        .filter(({ Properties }) => JSON.stringify(Properties).includes(HUB));
      if (!policy) throw new Error('no policy of the sealed lane names the hub');
      repoint(policy, HUB, OTHER.vpc);
    },
  ],
  [
    'a connection to another security group than that of the imported endpoint',
    'network.groups',
    repointOne(GROUP, /vllminstance/i, LOGS_GROUP, OTHER.group),
  ],
  [
    'a connection of the sealed lane to another address',
    'I3.groups',
    repointOne(GROUP, /sealedlane/i, '10.9.0.5/32', '10.9.0.8/32'),
  ],
  [
    'a connection of the sealed lane to Bedrock in the hub',
    'I3.network',
    repointOne(GROUP, /sealedlane/i, '10.9.0.5/32', '10.9.0.7/32'),
  ],
  [
    'a connection of the sealed lane to the whole hub',
    'I3.network',
    repointOne(GROUP, /sealedlane/i, '10.9.0.5/32', '10.9.0.0/24'),
  ],
  [
    'a connection of the sealed lane to the open lane, which connects to Bedrock in the hub',
    'I3.network',
    (edit) => openPath(edit, /sealedlane/i, /openlane/i),
  ],
  [
    'a connection of another component to Bedrock in the hub',
    'only-lanes.network',
    repointOne(GROUP, /chainheads/i, '10.9.0.5/32', '10.9.0.7/32'),
  ],
  [
    'a missing connection to one address of the hub',
    'I8.records',
    repointOne(GROUP, /sealedlane/i, '10.9.1.6/32', '127.0.0.1/32'),
  ],
  [
    'an endpoint of its own in the place of the imported one',
    'world.nothing-else',
    (edit) =>
      edit.add('foundation', 'Kms', {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: { VpcId: VPC, VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.kms' },
      }),
  ],
  [
    'a rule in the security group of the imported endpoint',
    'world.nothing-else',
    (edit) =>
      edit.add('foundation', 'Rule', {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: LOGS_GROUP,
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp: '10.0.0.0/8',
        },
      }),
  ],
  [
    'a function whose environment another key encrypts',
    'I6.gateway',
    repointOne('AWS::Lambda::Function', /^OpenRouter/, DATA_KEY, OTHER.key),
  ],
  [
    'a router that derives its digests with another key',
    'gateway.environment',
    repointOne('AWS::Lambda::Function', /^OpenRouter/, DIGEST_KEY, OTHER.key),
  ],
  [
    'a bucket whose access logs go to another bucket',
    'storage.access-logs',
    repointOne('AWS::S3::Bucket', /Weights/, 'bank-access-logs-us-east-1', 'other-access-logs'),
  ],
  [
    'a load balancer whose access logs go to another bucket',
    'hosts.load-balancer',
    repointOne(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      /./,
      'bank-access-logs-us-east-1',
      'other-access-logs',
    ),
  ],
  [
    'an alarm that goes to another topic',
    'operations.recipients',
    (edit) => {
      const [alarm] = edit.all('AWS::CloudWatch::Alarm');
      if (alarm) repoint(alarm, 'operations-center', 'other-topic');
    },
  ],
  [
    'a serving image from another repository',
    'hosts.image-and-weights',
    repointOne('AWS::ECS::TaskDefinition', /./, 'platform/vllm', 'other/vllm'),
  ],
  [
    'a key of its own in the place of the imported one',
    'world.nothing-else',
    (edit) =>
      edit.add('foundation', 'Key', { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } }),
  ],
  [
    'a route in a route table of the imported VPC',
    'I5.routes',
    (edit) =>
      edit.add('foundation', 'Route', {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: 'rtb-0a1b2c3d4e5f60001',
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: 'igw-1',
        },
      }),
  ],
];

test.each(SABOTAGES)('the proof notices %s: %s', (_what, claim, sabotage) => {
  expect(broken(sabotage)).toContain(claim);
});

test('the file is stored with the records bucket, where the VPC is another team’s', () => {
  expect(
    broken((edit) => {
      for (const bucket of edit.all('AWS::S3::Bucket')) Reflect.deleteProperty(bucket, 'Metadata');
    }),
  ).toContain('world.deployed-file');
});
