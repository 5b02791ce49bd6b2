import { readDeployment } from '../../../lib/config/read-deployment';
import { prove } from '../../../lib/proof/prove';
import { everythingImported } from '../../everything-imported';
import { synthesized } from '../../synthesized';
import { Edit, type Editable } from './edit';

// Imported security groups are in no template. The proof takes their rules as expected, and still evaluates which of them
// each thing is in.

const deployment = readDeployment(everythingImported, 'everything-imported');
const IDS: Readonly<Record<string, string>> = { ...deployment.imports.securityGroups?.ids };
const OTHER = 'sg-0a1b2c3d4e5f6ffff';

function report(change: (edit: Edit) => void = () => undefined) {
  const { subject } = synthesized(deployment);
  change(new Edit(subject));
  return prove(subject);
}
const broken = (change: (edit: Edit) => void) =>
  report(change)
    .claims.filter(({ holds }) => !holds)
    .map(({ id }) => id);

test('the proof holds, and these claims rest on the owner of the groups, and no other', () => {
  const { holds, claims } = report();
  expect(holds).toBe(true);
  const resting = claims.filter(({ words }) => words.includes('the rules of 8 security groups are those'));
  expect(resting.map(({ id }) => id).sort()).toMatchSnapshot();
  expect(new Set(resting.map(({ verdict }) => verdict))).toEqual(new Set(['vouched']));
}, 120_000);

function repoint(resource: Editable, from: string, to: string): void {
  const text = JSON.stringify(resource.Properties);
  if (!text.includes(from)) throw new Error(`${resource.Type} does not name ${from}`);
  resource.Properties = JSON.parse(text.replaceAll(from, to));
}

const USES = [
  ['AWS::Lambda::Function', /^OpenRouter/, 'open-lane'],
  ['AWS::Lambda::Function', /^SealedRouter/, 'sealed-lane'],
  ['AWS::Lambda::Function', /^ChainHeads/, 'chain-heads'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', /./, 'vllm-load-balancer'],
  ['AWS::ECS::Service', /./, 'vllm-task'],
  ['AWS::EC2::LaunchTemplate', /./, 'vllm-instance'],
  ['AWS::SageMaker::Model', /./, 'sagemaker'],
] as const;

test.each(USES)('a %s (%s) in another group than that of %s is found', (type, id, use) => {
  expect(broken((edit) => repoint(edit.resource(type, id), IDS[use] ?? '', OTHER))).not.toEqual([]);
});

test('I3: the sealed lane in the group of the open lane is found, by the way to Bedrock too', () => {
  const found = broken((edit) =>
    repoint(
      edit.resource('AWS::Lambda::Function', /^SealedRouter/),
      IDS['sealed-lane'] ?? '',
      IDS['open-lane'] ?? '',
    ),
  );
  expect(found).toContain('I3.network');
});

test('a second group of a function is found', () => {
  const found = broken((edit) => {
    edit
      .resource('AWS::Lambda::Function', /^SealedRouter/)
      .Properties.VpcConfig.SecurityGroupIds.push(IDS['open-lane']);
  });
  expect(found).toContain('I3.network');
});

test.each([
  ['AWS::EC2::SecurityGroup', { VpcId: 'vpc-0a1b2c3d4e5f60718', GroupDescription: 'planted' }],
  ['AWS::EC2::SecurityGroupIngress', { GroupId: IDS['vllm-task'], IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
  ['AWS::EC2::SecurityGroupEgress', { GroupId: IDS['sealed-lane'], IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
])('%s in a template is found: the deployment has none', (Type, Properties) => {
  expect(broken((edit) => edit.add('gateway', 'Planted', { Type, Properties }))).toContain(
    'world.nothing-else',
  );
});
