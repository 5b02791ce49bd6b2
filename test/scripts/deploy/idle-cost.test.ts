import type { Template } from '../../../lib/assembly/template';
import type { Deployment } from '../../../lib/config/deployment';
import { idleCost, idleCostInWords } from '../../../scripts/deploy/idle-cost';
import { fixtureDeployment } from '../../fixture-deployments';

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

test('a SageMaker endpoint costs its lowest number of instances, a vllm model without copies nothing', () => {
  expect(idleCost(sandbox, []).map(({ what }) => what)).toEqual(['qwen2-5-7b: 1 × ml.g6.xlarge']);
});

test('a resource without a known price is listed as such', () => {
  expect(idleCostInWords([{ what: 'a: 1 × p5.4xlarge', usd: undefined }])).toMatch(/unknown {2}a: 1/);
});
