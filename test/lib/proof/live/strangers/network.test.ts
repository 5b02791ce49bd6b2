import fc from 'fast-check';
import { readDeployment } from '../../../../../lib/config/read-deployment';
import {
  type FoundInterface,
  type NetworkThing,
  PARTS,
  type PartKind,
} from '../../../../../lib/proof/live/strangers/network/found-network';
import { networkClaim } from '../../../../../lib/proof/live/strangers/network/network-claim';
import type { Own } from '../../../../../lib/proof/live/strangers/own-things';
import { Unread } from '../../../../../lib/proof/live/strangers/unread';
import { everythingImported } from '../../../../everything-imported';
import { fixtureDeployment } from '../../../../fixture-deployments';
import { deployment } from './own';

const thing = (type: string, id: string, logicalId = id) => ({
  stack: 's',
  logicalId,
  type: `AWS::${type}`,
  id,
});

const own: Own = {
  deployment: { ...deployment, clients: { ...deployment.clients, cidrs: [] } },
  things: [
    thing('EC2::SecurityGroup', 'sg-lane'),
    thing('EC2::SecurityGroup', 'sg-client', 'NetworkSecurityGroupsapiclient0F3B4CD5'),
    thing('EC2::SecurityGroupIngress', 'sgr-own'),
    thing('EC2::VPCEndpoint', 'vpce-own'),
    thing('Lambda::Function', 'router'),
    thing(
      'ElasticLoadBalancingV2::LoadBalancer',
      'arn:aws:elasticloadbalancing:r:a:loadbalancer/app/vllm/01',
    ),
    thing('SageMaker::Endpoint', 'arn:aws:sagemaker:r:a:endpoint/e'),
    thing('AutoScaling::AutoScalingGroup', 'instances'),
  ],
};

const withClients: Own = {
  ...own,
  deployment: { ...deployment, clients: { ...deployment.clients, cidrs: ['10.64.0.0/12'] } },
};

const claimOf = (things: readonly NetworkThing[], of = own, interfaces: readonly string[] = []) =>
  networkClaim(of, 'vpc-1', { things, interfaces }, []);
const isStrange = (one: NetworkThing, of = own, interfaces: readonly string[] = []) =>
  claimOf([one], of, interfaces).verdict === 'fails';

describe('a part of the VPC', () => {
  const kinds = Object.keys(PARTS) as PartKind[];

  test.each(kinds)('%s is named with its id and what it is for', (kind) => {
    expect(claimOf([{ kind, id: 'x-1', of: 'that' }])).toMatchObject({
      verdict: 'fails',
      evidence: [`no stack of the deployment made the ${PARTS[kind]} x-1 (that)`],
    });
  });

  test('that a stack made, or that each VPC has by itself, is no stranger', () => {
    expect(isStrange({ kind: 'endpoint', id: 'vpce-own' })).toBe(false);
    expect(isStrange({ kind: 'acl', id: 'acl-1', isDefault: true })).toBe(false);
  });

  test.each(kinds)(
    '%s leads to clients only if it can, and only where the file names their networks',
    (kind) => {
      expect(isStrange({ kind, id: 'x-1' }, withClients)).toBe(!['transit', 'peering', 'vpn'].includes(kind));
    },
  );
});

describe('a rule', () => {
  const rule = (group: string, peer: string, isEgress = false, id = 'sgr-1'): NetworkThing => ({
    kind: 'rule',
    id,
    group,
    peer,
    isEgress,
  });

  test.each([
    ['of a group of the deployment that a stack made', rule('sg-lane', 'sg-client', false, 'sgr-own'), false],
    ['of a group of the deployment that none made', rule('sg-lane', 'sg-client'), true],
    ['that opens a connection of a lane to a foreign group', rule('sg-lane', 'sg-foreign', true), true],
    ['that opens a connection between groups of the deployment', rule('sg-client', 'sg-lane', true), false],
    ['that opens a connection to a prefix list', rule('sg-lane', 'pl-1', true), false],
    ['of a foreign group that admits a group of the deployment', rule('sg-foreign', 'sg-lane'), true],
    ['of a foreign group that opens connections to one', rule('sg-foreign', 'sg-lane', true), true],
    ['between foreign groups', rule('sg-foreign', 'sg-other'), false],
  ])('%s', (_what, found, strange) => {
    expect(isStrange(found)).toBe(strange);
  });

  test('that opens a connection to the group of an imported endpoint is expected', () => {
    const imported = fixtureDeployment('landing-zone');
    const group = imported.imports.endpoints.flatMap((one) =>
      one.kind === 'interface' ? [one.securityGroup] : [],
    )[0];
    const of = { ...own, deployment: imported };
    expect(group).toBeDefined();
    expect(isStrange(rule('sg-lane', group ?? '', true), of)).toBe(false);
    expect(isStrange(rule('sg-lane', 'sg-foreign', true), of)).toBe(true);
  });
});

describe('an imported security group', () => {
  const imported: Own = { things: [], deployment: readDeployment(everythingImported, 'everything-imported') };
  const {
    'vllm-load-balancer': balancer = '',
    'vllm-task': task = '',
    'sealed-lane': lane = '',
    'api-client': client = '',
  } = imported.deployment.imports.securityGroups?.ids ?? {};
  const rule = (group: string, peer: string, isEgress = false): NetworkThing => ({
    ...{ kind: 'rule', id: 'sgr-1' },
    ...{ group, peer, isEgress },
  });

  test.each([
    ['admits what the report for its owner has', rule(task, balancer), false],
    ['admits another group of the deployment', rule(task, lane), true],
    ['admits a foreign group', rule(task, 'sg-foreign'), true],
    ['opens connections that the report has', rule(balancer, task, true), false],
    ['opens connections to a prefix list that the report has', rule(task, 'pl-63a5400a', true), false],
    ['opens connections to everywhere', rule(task, '0.0.0.0/0', true), true],
    ['opens none, by a rule to the loopback address', rule(lane, '127.0.0.1/32', true), false],
    ['admits the loopback address', rule(lane, '127.0.0.1/32'), true],
  ])('%s', (_what, found, strange) => {
    expect(isStrange(found, imported)).toBe(strange);
  });

  test('is used by clients, where it is theirs, and by nothing else that no stack made', () => {
    const withGroup = (group: string): NetworkThing => ({
      ...{ kind: 'interface', id: 'eni-1', type: 'interface', description: '', requester: '1' },
      groups: [group],
    });
    expect(isStrange(withGroup(client), imported)).toBe(false);
    expect(isStrange(withGroup(lane), imported)).toBe(true);
  });
});

describe('a route', () => {
  const route = (destination: string, target: string): NetworkThing => ({
    kind: 'route',
    table: 'rtb-1',
    destination,
    target,
  });

  test.each([
    ['inside the VPC', route('10.0.0.0/20', 'local'), false],
    ['to an endpoint of the deployment', route('pl-1', 'vpce-own'), false],
    ['to another endpoint', route('pl-1', 'vpce-1'), true],
    ['to the internet', route('0.0.0.0/0', 'igw-1'), true],
    ['to a network that the file does not name', route('10.64.0.0/16', 'tgw-1'), true],
  ])('%s', (_what, found, strange) => {
    expect(isStrange(found)).toBe(strange);
  });

  test.each([
    ['10.64.0.0/16', 'tgw-1', false],
    ['10.64.0.0/12', 'pcx-1', false],
    ['10.79.0.0/16', 'vgw-1', false],
    ['10.80.0.0/16', 'tgw-1', true],
    ['10.0.0.0/8', 'tgw-1', true],
    ['0.0.0.0/0', 'tgw-1', true],
    ['::/0', 'tgw-1', true],
    ['10.64.0.0/16', 'igw-1', true],
    ['10.64.0.0/16', 'eni-1', true],
  ])('for %s to %s, with clients in 10.64.0.0/12', (destination, target, strange) => {
    expect(isStrange(route(destination, target), withClients)).toBe(strange);
  });
});

describe('an interface', () => {
  const PLAIN: FoundInterface = {
    kind: 'interface',
    id: 'eni-1',
    groups: ['sg-lane'],
    type: 'interface',
    description: '',
    requester: '111122223333',
  };
  const LAMBDA = { ...PLAIN, type: 'lambda', description: 'AWS Lambda VPC ENI-router-0a1b' };
  const BALANCER = { ...PLAIN, requester: 'amazon-elb', description: 'ELB app/vllm/01' };

  test.each([
    ['of a function', LAMBDA],
    ['of a load balancer', BALANCER],
    ['of SageMaker', { ...PLAIN, requester: 'amazon-sagemaker' }],
    ['of an instance', { ...PLAIN, scalingGroup: 'instances' }],
    ['of a client', { ...PLAIN, groups: ['sg-client'] }],
  ])('%s of the deployment is expected, in groups of the deployment alone', (_what, found) => {
    expect(isStrange(found)).toBe(false);
    expect(isStrange({ ...found, groups: [...found.groups, 'sg-foreign'] })).toBe(true);
    expect(isStrange({ ...found, groups: [] })).toBe(true);
  });

  test('that an endpoint or a task of the deployment lists is expected', () => {
    expect(isStrange({ ...PLAIN, groups: [] }, own, ['eni-1'])).toBe(false);
  });

  test.each([
    ['with nothing but a group of the deployment', PLAIN],
    ['of another function', { ...LAMBDA, description: 'AWS Lambda VPC ENI-other-0a1b' }],
    ['that only says that it is of a function', { ...LAMBDA, type: 'interface' }],
    ['of another load balancer', { ...BALANCER, description: 'ELB app/vllm/02' }],
    ['that only says that it is of a load balancer', { ...BALANCER, requester: '111122223333' }],
    ['of an instance of another group', { ...PLAIN, scalingGroup: 'others' }],
    ['that a lane and a client share', { ...PLAIN, groups: ['sg-client', 'sg-lane'] }],
  ])('%s is a stranger', (_what, found) => {
    expect(isStrange(found)).toBe(true);
  });
});

describe('in an imported VPC', () => {
  const imported: Own = { ...own, deployment: fixtureDeployment('landing-zone') };

  test('what touches no group of the deployment is vouched for by the owner', () => {
    const claim = claimOf([{ kind: 'endpoint', id: 'vpce-1' }], imported);
    expect(claim).toMatchObject({ holds: true, verdict: 'vouched' });
    expect(claim.words).toContain(
      'vouched for and not proven: what else is in vpc-1, by network platform team',
    );
  });

  test('a rule or an interface with a group of the deployment is a stranger all the same', () => {
    const rule: NetworkThing = { kind: 'rule', id: 'sgr-1', group: 'sg-x', peer: 'sg-lane', isEgress: true };
    expect(claimOf([rule], imported).verdict).toBe('fails');
  });
});

test('what was not read is undecided, and hides no stranger', () => {
  const unread = [new Unread('the routes', 'Refused.')];
  const found = (...things: readonly NetworkThing[]) =>
    networkClaim(own, 'vpc-1', { things, interfaces: [] }, unread);
  expect(found()).toMatchObject({ verdict: 'undecided', evidence: ['not read: the routes. Refused.'] });
  expect(found({ kind: 'endpoint', id: 'vpce-1' })).toMatchObject({
    verdict: 'fails',
    evidence: { length: 2 },
  });
});

test('nothing that is found besides a stranger hides it', () => {
  const parts = fc.array(
    fc.record({ kind: fc.constantFrom(...(Object.keys(PARTS) as PartKind[])), id: fc.string() }),
  );
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const claim = claimOf([...before, { kind: 'endpoint', id: 'vpce-1' }, ...after]);
      expect(claim.evidence).toContain('no stack of the deployment made the endpoint vpce-1');
    }),
  );
});
