import { pathTo } from '../../../../lib/proof/network/load-balancer';
import type { TemplateResource } from '../../../../lib/proof/template/template';
import { createWorld } from '../../../../lib/proof/template/world';

const HOST = 'qwen.models.internal';
const PATH = '/v1/chat/completions';
const ELB = 'AWS::ElasticLoadBalancingV2::';
const host = (...Values: string[]) => ({ Field: 'host-header', HostHeaderConfig: { Values } });
const path = (...Values: string[]) => ({ Field: 'path-pattern', PathPatternConfig: { Values } });

/** Everything that leads from a host name to a task; the names of the parts are for the tests. */
const parts = () => ({
  zone: {
    Type: 'AWS::Route53::HostedZone',
    Properties: { Name: `${HOST}.`, VPCs: [{ VPCId: 'vpc-other' }, { VPCId: { Ref: 'vpc' } }] },
  },
  record: {
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      Name: `${HOST}.`,
      HostedZoneId: { Ref: 'zone' },
      AliasTarget: {
        DNSName: { 'Fn::Join': ['', ['dualstack.', { 'Fn::GetAtt': ['balancer', 'DNSName'] }]] },
      },
    },
  },
  balancer: { Type: `${ELB}LoadBalancer`, Properties: { SecurityGroups: ['sg-balancer'] } },
  listener: {
    Type: `${ELB}Listener`,
    Properties: { LoadBalancerArn: { Ref: 'balancer' }, Protocol: 'HTTPS', Port: '443' },
  },
  rule: {
    Type: `${ELB}ListenerRule`,
    Properties: {
      ListenerArn: { Ref: 'listener' },
      Conditions: [host(HOST), path('/health', '/v1/*')] as object[],
      Actions: [{ TargetGroupArn: { Ref: 'targets' } }],
    },
  },
  targets: { Type: `${ELB}TargetGroup`, Properties: {} },
  service: {
    Type: 'AWS::ECS::Service',
    Properties: {
      LoadBalancers: [
        { TargetGroupArn: 'another', ContainerPort: 1 },
        { TargetGroupArn: { Ref: 'targets' }, ContainerPort: 8000 },
      ],
      NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: ['sg-task'] } },
    },
  },
});
type Parts = ReturnType<typeof parts>;

function pathAfter(change: (parts: Parts) => unknown = () => undefined) {
  const all = parts();
  change(all);
  const Resources: Record<string, TemplateResource> = { vpc: { Type: 'AWS::EC2::VPC' }, ...all };
  const world = createWorld({
    stacks: { s: { Resources } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
  return pathTo(world, '⟦s/vpc⟧', HOST, PATH);
}

const FOUND = {
  loadBalancer: { groups: ['sg-balancer'], port: 443 },
  tasks: { groups: ['sg-task'], port: 8000 },
};

test('a host name leads by zone, record, listener, rule and targets to the tasks', () => {
  expect(pathAfter()).toEqual(FOUND);
});

test.each<[string, (parts: Parts) => unknown]>([
  ['a record without a dot at its end', ({ record }) => Object.assign(record.Properties, { Name: HOST })],
  [
    'a record in capitals',
    ({ record }) => Object.assign(record.Properties, { Name: `${HOST.toUpperCase()}.` }),
  ],
  [
    'a target without the prefix of both address families',
    ({ record }) =>
      Object.assign(record.Properties, {
        AliasTarget: { DNSName: { 'Fn::GetAtt': ['balancer', 'DNSName'] } },
      }),
  ],
  [
    'a target with a dot at its end',
    ({ record }) =>
      Object.assign(record.Properties, {
        AliasTarget: { DNSName: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['balancer', 'DNSName'] }, '.']] } },
      }),
  ],
  ['a rule for every path', ({ rule }) => Object.assign(rule.Properties, { Conditions: [host(HOST)] })],
  [
    'a rule for every host of the domain',
    ({ rule }) => Object.assign(rule.Properties, { Conditions: [host('other', '*.models.internal')] }),
  ],
  ['a rule without conditions', ({ rule }) => Object.assign(rule.Properties, { Conditions: undefined })],
])('%s leads there too', (_what, change) => {
  expect(pathAfter(change)).toEqual(FOUND);
});

const NO_NAME = `no private DNS name ${HOST} that points to a load balancer`;
const NO_RULE = `no listener rule for ${HOST}${PATH}`;

test.each<[string, string, (parts: Parts) => unknown]>([
  ['a zone of another VPC', NO_NAME, ({ zone }) => zone.Properties.VPCs.pop()],
  ['a zone of no VPC', NO_NAME, ({ zone }) => Object.assign(zone.Properties, { VPCs: undefined })],
  [
    'a record of another zone',
    NO_NAME,
    ({ record }) => Object.assign(record.Properties, { HostedZoneId: 'elsewhere' }),
  ],
  [
    'a record of another name',
    NO_NAME,
    ({ record }) => Object.assign(record.Properties, { Name: `x.${HOST}.` }),
  ],
  [
    'a record of addresses',
    NO_NAME,
    ({ record }) => Object.assign(record.Properties, { AliasTarget: undefined }),
  ],
  [
    'a record that points elsewhere',
    NO_NAME,
    ({ record }) => Object.assign(record.Properties, { AliasTarget: { DNSName: 'x.example.com' } }),
  ],
  [
    'a prefix inside a name',
    NO_NAME,
    ({ record }) =>
      Object.assign(record.Properties, {
        AliasTarget: {
          DNSName: { 'Fn::Join': ['', ['x.dualstack.', { 'Fn::GetAtt': ['balancer', 'DNSName'] }]] },
        },
      }),
  ],
  [
    'a listener without TLS',
    'no HTTPS listener on the load balancer',
    ({ listener }) => Object.assign(listener.Properties, { Protocol: 'HTTP' }),
  ],
  [
    'a listener of another load balancer',
    'no HTTPS listener on the load balancer',
    ({ listener }) => Object.assign(listener.Properties, { LoadBalancerArn: 'another' }),
  ],
  [
    'a rule of another listener',
    NO_RULE,
    ({ rule }) => Object.assign(rule.Properties, { ListenerArn: 'another' }),
  ],
  [
    'a rule for another host',
    NO_RULE,
    ({ rule }) => Object.assign(rule.Properties, { Conditions: [host('other'), path('/v1/*')] }),
  ],
  [
    'a rule for another path',
    NO_RULE,
    ({ rule }) => Object.assign(rule.Properties, { Conditions: [host(HOST), path('/health')] }),
  ],
  [
    'a rule with a condition that names nothing',
    NO_RULE,
    ({ rule }) => Object.assign(rule.Properties, { Conditions: [{ Field: 'host-header' }] }),
  ],
  [
    'a rule with a condition on the path that names nothing',
    NO_RULE,
    ({ rule }) => Object.assign(rule.Properties, { Conditions: [{ Field: 'path-pattern' }] }),
  ],
  [
    'a rule for some addresses only',
    NO_RULE,
    ({ rule }) =>
      rule.Properties.Conditions.push({ Field: 'source-ip', HostHeaderConfig: { Values: [HOST] } }),
  ],
  [
    'a rule for some addresses only, whatever else it says of paths',
    NO_RULE,
    ({ rule }) =>
      rule.Properties.Conditions.push({ Field: 'source-ip', PathPatternConfig: { Values: ['*'] } }),
  ],
  [
    'a rule without an action',
    `no targets of the rule for ${HOST}${PATH}`,
    ({ rule }) => Object.assign(rule.Properties, { Actions: [] }),
  ],
  [
    'a rule that answers by itself, before a service of a classic load balancer',
    `no targets of the rule for ${HOST}${PATH}`,
    ({ rule, service }) => {
      Object.assign(rule.Properties, { Actions: [{ Type: 'fixed-response' }] });
      Object.assign(service.Properties, {
        LoadBalancers: [{ LoadBalancerName: 'classic', ContainerPort: 1 }],
      });
    },
  ],
  [
    'a service behind other targets',
    `nothing behind the load balancer for ${HOST}`,
    ({ service }) => service.Properties.LoadBalancers.pop(),
  ],
  [
    'a service behind no load balancer',
    `nothing behind the load balancer for ${HOST}`,
    ({ service }) => Object.assign(service.Properties, { LoadBalancers: undefined }),
  ],
])('%s leads nowhere', (_what, missing, change) => {
  expect(pathAfter(change)).toEqual({ missing });
});

test.each([
  ['no configuration of the network', undefined],
  ['no addresses of its own', {}],
  ['no groups', { AwsvpcConfiguration: {} }],
])('tasks with %s have no security group', (_what, NetworkConfiguration) => {
  const found = pathAfter(({ service }) => Object.assign(service.Properties, { NetworkConfiguration }));
  expect(found).toEqual({ ...FOUND, tasks: { groups: [], port: 8000 } });
});

test('a second service behind the load balancer is found past the first one', () => {
  const found = pathAfter((all) => {
    const other = { Type: 'AWS::ECS::Service', Properties: { LoadBalancers: [] } };
    const { service } = all;
    Object.assign(all, { service: other, second: service });
  });
  expect(found).toEqual(FOUND);
});
