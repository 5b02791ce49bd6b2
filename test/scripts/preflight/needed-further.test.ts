import type { Template } from '../../../lib/assembly/template';
import type { Deployment } from '../../../lib/config/deployment';
import { actionsToCreate } from '../../../lib/config/facts/deploy-actions';
import { neededOfAccount } from '../../../scripts/preflight/needed-of-account';
import { neededOfTemplates } from '../../../scripts/preflight/needed-of-templates';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { templatesOf } from '../../synthesized';

const of = (Resources: Template['Resources'], stack = 's') =>
  neededOfTemplates(new Map([[stack, { Resources }]]));

describe('templates', () => {
  test('say how many of each a quota counts, by stack', () => {
    const vpc = { Type: 'AWS::EC2::VPC' };
    const endpoint = (VpcEndpointType: string) => ({
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: { VpcEndpointType },
    });
    expect(
      of({ a: vpc, b: endpoint('Interface'), c: endpoint('Interface'), d: endpoint('Gateway') }),
    ).toEqual([
      { kind: 'account-quota', quota: 'vpcs', needed: { s: 1 } },
      { kind: 'account-quota', quota: 'interface-endpoints', needed: { s: 2 } },
      { kind: 'account-quota', quota: 'gateway-endpoints', needed: { s: 1 } },
    ]);
  });

  test('say how many rules of one direction the fullest security group has, those of other resources included', () => {
    const group = (ingress: number, egress: number) => ({
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        SecurityGroupIngress: Array(ingress).fill({}),
        SecurityGroupEgress: Array(egress).fill({}),
      },
    });
    const rule = {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: { 'Fn::GetAtt': ['a', 'GroupId'] } },
    };
    expect(of({ a: group(2, 1), b: group(0, 3), c: rule, d: rule })).toContainEqual({
      kind: 'account-quota',
      quota: 'security-group-rules',
      needed: { s: 4 },
    });
  });

  test('say which names they choose, and not those that CloudFormation makes', () => {
    const group = (LogGroupName?: unknown) => ({ Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName } });
    expect(of({ a: group('/one'), b: group(), c: group({ 'Fn::Sub': 'x' }) })).toEqual([
      { kind: 'free-name', type: 'AWS::Logs::LogGroup', name: '/one', stack: 's' },
    ]);
  });
});

test.each(FIXTURES)(
  'what CloudFormation calls to create each resource of %s is known',
  (name) => {
    const types = new Set(
      Object.values(templatesOf(name)).flatMap(({ Resources }) =>
        Object.values(Resources).map(({ Type }) => Type),
      ),
    );
    expect([...types].filter((type) => (actionsToCreate(type) ?? []).length === 0)).toEqual([]);
  },
  60_000,
);

describe('a deployment', () => {
  const starter = fixtureDeployment('starter');
  const kinds = (deployment: Deployment) => neededOfAccount(deployment).map(({ kind }) => kind);
  const withSettings = (settings: Partial<Deployment['accountSettings']>) => ({
    ...starter,
    accountSettings: { ...starter.accountSettings, ...settings },
  });

  test('with models on Bedrock looks at invocation logging, and at the destinations of each profile', () => {
    expect(kinds(starter)).toEqual([
      'address-block',
      'profile-destinations',
      'invocation-logging',
      'guard-duty',
    ]);
    expect(neededOfAccount(starter)).toContainEqual({
      kind: 'profile-destinations',
      model: 'claude-haiku',
      profileId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
      destinations: ['us-east-1', 'us-east-2', 'us-west-2'],
    });
  });

  test('without models on Bedrock does not', () => {
    expect(kinds({ ...starter, models: [] })).toEqual(['address-block', 'guard-duty']);
  });

  test.each([
    ['refuse', { kind: 'invocation-logging', wanted: 'off' }],
    ['require', { kind: 'invocation-logging', wanted: 'on' }],
    ['observe', { kind: 'invocation-logging', wanted: 'off', observed: true }],
  ] as const)('that says %s of invocation logging', (invocationLogging, expected) => {
    expect(neededOfAccount(withSettings({ invocationLogging }))).toContainEqual(expected);
  });

  test.each([
    ['require', { kind: 'guard-duty' }],
    ['observe', { kind: 'guard-duty', observed: true }],
  ] as const)('that says %s of GuardDuty', (guardDutyAiProtection, expected) => {
    expect(neededOfAccount(withSettings({ guardDutyAiProtection }))).toContainEqual(expected);
  });
});
