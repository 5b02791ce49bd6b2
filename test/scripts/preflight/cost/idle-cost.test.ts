import { generateKeyPairSync } from 'node:crypto';
import type { Template } from '../../../../lib/assembly/template';
import type { Deployment } from '../../../../lib/config/deployment';
import { fullScaleInWords, idleCost, idleCostInWords } from '../../../../scripts/preflight/cost/idle-cost';
import { fixtureDeployment } from '../../../fixture-deployments';
import { certificateOf, type Subject } from '../../../fixtures/tls/self-signed';

const sandbox = fixtureDeployment('sandbox');
const bare: Deployment = { ...sandbox, models: sandbox.models.filter(({ host }) => host === 'bedrock') };

const endpoint = (zones: number) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { VpcEndpointType: 'Interface', SubnetIds: Array(zones).fill('subnet') },
});
const template = (Resources: Template['Resources']): Template[] => [{ Resources }];
const total = (deployment: Deployment, templates: Template[]) =>
  idleCost(deployment, templates).reduce((sum, { usd }) => sum + (usd ?? 0), 0);

test('twelve interface endpoints in three zones idle at 262.80 a month', () => {
  const endpoints = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`E${i}`, endpoint(3)]));
  expect(total(bare, template(endpoints))).toBeCloseTo(262.8);
});

test('a gateway endpoint costs nothing', () => {
  const gateway = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway' } };
  expect(idleCost(bare, template({ gateway }))).toEqual([]);
});

test('a firewall costs 5 a month and 1 for each rule', () => {
  const firewall = { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}, {}] } };
  expect(total(bare, template({ firewall }))).toBe(8);
});

test('the DNS firewall costs 0.0005 a month for each name in its lists', () => {
  const list = (...Domains: string[]) => ({
    Type: 'AWS::Route53Resolver::FirewallDomainList',
    Properties: { Domains },
  });
  expect(total(bare, template({ a: list('kms.eu-central-1.amazonaws.com', 'x'), b: list('*') }))).toBeCloseTo(
    0.0015,
    6,
  );
});

test.each([
  ['a hosted zone', 0.5, { Type: 'AWS::Route53::HostedZone' }],
  ['an alarm', 0.1, { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } }],
  [
    'an alarm on an expression of two metrics',
    0.2,
    {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { Metrics: [{ Expression: 'a + b' }, { MetricStat: {} }, { MetricStat: {} }] },
    },
  ],
  ['a dashboard', 3, { Type: 'AWS::CloudWatch::Dashboard' }],
  ['a load balancer', 16.43, { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' }],
  ['a key', 1, { Type: 'AWS::KMS::Key' }],
  ['a scaling policy, by its two alarms', 0.2, { Type: 'AWS::ApplicationAutoScaling::ScalingPolicy' }],
  ['a capacity provider, by its two alarms', 0.2, { Type: 'AWS::ECS::CapacityProvider' }],
  [
    'the eleven metrics of a cluster with Container Insights',
    3.3,
    {
      Type: 'AWS::ECS::Cluster',
      Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
    },
  ],
  ['the 21 metrics of a service with Container Insights', 6.3, { Type: 'AWS::ECS::Service' }],
])('%s costs %d a month', (_, usd, one) => {
  expect(total(bare, template({ one }))).toBeCloseTo(usd);
});

test.each([
  ['enabled', 3.3],
  ['enhanced', 3.3],
  ['disabled', 0],
])('a cluster whose Container Insights are %s costs %d', (Value, usd) => {
  const cluster = {
    Type: 'AWS::ECS::Cluster',
    Properties: { ClusterSettings: [{ Name: 'containerInsights', Value }] },
  };
  expect(total(bare, template({ cluster }))).toBeCloseTo(usd);
});

test('filters of two logs that count into one metric cost one metric', () => {
  const filter = (MetricName: string) => ({
    Type: 'AWS::Logs::MetricFilter',
    Properties: { MetricTransformations: [{ MetricNamespace: 'HybridLlm/a', MetricName }] },
  });
  expect(total(bare, template({ a: filter('x'), b: filter('x') }))).toBeCloseTo(0.3);
  expect(total(bare, template({ a: filter('x'), b: filter('y') }))).toBeCloseTo(0.6);
});

const signedBy = (...bundles: readonly string[]): Deployment => ({
  ...sandbox,
  models: bundles.flatMap((caBundle) =>
    sandbox.models.flatMap((model) =>
      model.host === 'vllm' ? [{ ...model, certificate: { ...model.certificate, caBundle } }] : [],
    ),
  ),
});

test('the detailed metrics of a SageMaker endpoint are listed, although their price is not known', () => {
  const configuration = { Type: 'AWS::SageMaker::EndpointConfig' };
  expect(idleCost(bare, template({ configuration }))).toEqual([
    { what: 'detailed metrics of 1 SageMaker endpoint', usd: undefined },
  ]);
});

const authority = (name: string): Subject => ({
  name,
  keys: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  isAuthority: true,
});
const [rootA, rootB, issuing] = [authority('root a'), authority('root b'), authority('issuing')];
const [A, B] = [certificateOf(rootA, rootA), certificateOf(rootB, rootB)];
const ISSUING = certificateOf(issuing, rootA);

test.each([
  ['one private authority', [A], 400],
  ['two models of one private authority', [A, A], 400],
  ['one private authority, with an empty line more in the bundle of another model', [A, `${A}\n`], 400],
  ['one private authority that renewed its certificate', [A + certificateOf(rootA, rootA)], 400],
  ['two private authorities', [A, B], 800],
  ['two private authorities in one bundle', [A + B], 800],
  ['two private authorities, in either order', [A + B, B + A], 800],
  ['a root, and the authority below it that issues', [ISSUING + A], 800],
])('%s: costs $usd a month, if of AWS', (_, bundles, usd) => {
  expect(total(signedBy(...bundles), [])).toBe(usd);
});

test.each([
  [[A], '1 private certificate authority, if it is of'],
  [[A, B], '2 private certificate authorities, if they are of'],
])('private authorities are counted in words: %#', (bundles, words) => {
  expect(idleCost(signedBy(...bundles), []).at(-1)?.what).toContain(words);
});

test.each([
  ['a rule that replicates and reports metrics', 'Enabled', 'Enabled', 1.2],
  ['a rule that is switched off', 'Disabled', 'Enabled', 0],
  ['a rule without metrics', 'Enabled', 'Disabled', 0],
])('a bucket with %s costs its four metrics: $usd', (_, Status, metrics, usd) => {
  const rule = { Status, Destination: { Metrics: { Status: metrics } } };
  const bucket = {
    Type: 'AWS::S3::Bucket',
    Properties: { ReplicationConfiguration: { Rules: [rule] } },
  };
  expect(total(bare, template({ bucket }))).toBeCloseTo(usd);
});

test('a running instance costs its price of an hour 730 times', () => {
  const [line] = idleCost(
    { ...sandbox, models: sandbox.models.filter(({ host }) => host === 'sagemaker') },
    [],
  );
  expect(line).toEqual({ what: 'qwen2-5-7b: 1 × ml.g6.xlarge', usd: expect.closeTo(1.1267 * 730) });
  // 820 USD in the README.
  expect(Math.round((line?.usd ?? 0) / 10) * 10).toBe(820);
});

test('each running copy costs its volume and detailed monitoring besides its instance', () => {
  const running = (desired: number): Deployment => ({
    ...sandbox,
    models: sandbox.models.flatMap((model) =>
      model.host === 'vllm' ? [{ ...model, copies: { desired, max: 4 } }] : [],
    ),
  });
  const [, besides] = idleCost(running(3), []);
  // 100 GiB, 125 MiB a second above what is included, seven metrics.
  expect(besides?.usd).toBeCloseTo(3 * (100 * 0.08 + 125 * 0.04 + 7 * 0.3));
  expect(idleCost(running(0), [])).toEqual([]);
});

test('a SageMaker endpoint costs its lowest number of instances, a vllm model without copies nothing', () => {
  expect(idleCost(sandbox, []).map(({ what }) => what)).toEqual(['qwen2-5-7b: 1 × ml.g6.xlarge']);
});

test('a resource without a known price is listed as such', () => {
  expect(idleCostInWords([{ what: 'a: 1 × p5.4xlarge', usd: undefined }])).toMatch(/unknown {2}a: 1/);
});

test('at full scale every instance that scaling may start is counted', () => {
  const models = sandbox.models.map((model) =>
    model.host === 'sagemaker' ? { ...model, instances: { ...model.instances, min: 1, max: 3 } } : model,
  );
  const of = (scale: 'idle' | 'full') =>
    idleCost({ ...sandbox, models }, [], scale).find(({ what }) => what.includes('ml.g6.xlarge'));
  expect(of('idle')?.what).toContain('1 × ml.g6.xlarge');
  expect(of('full')?.what).toContain('3 × ml.g6.xlarge');
  expect(of('full')?.usd).toBeCloseTo(3 * (of('idle')?.usd ?? 0));
  expect(fullScaleInWords([{ what: 'x', usd: undefined }])).toContain(
    'about 0.00 USD a month, and what has no known price',
  );
});
