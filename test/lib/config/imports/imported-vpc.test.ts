import { DeploymentError } from '../../../../lib/config/deployment-error';
import { neighbourIn } from '../../../../lib/config/neighbours';
import { readDeployment } from '../../../../lib/config/read-deployment';
import landingZone from '../../../fixtures/deployments/landing-zone';
import { landingZoneWith, problemsOf } from './imported';

const [first, second] = landingZone.imports?.vpc?.subnets ?? [];
const paths = (changes: Parameters<typeof problemsOf>[0]) => problemsOf(changes).map(({ path }) => path);

test('a VPC of another team may be imported', () => {
  expect(problemsOf({})).toEqual([]);
});

test('an imported VPC may have any size that AWS gives a VPC', () => {
  expect(problemsOf({ 'network.cidr': '10.60.0.0/28' })).toEqual([]);
});

test('a block that is too small for a VPC is refused, with the command that shows the block', () => {
  const [problem] = problemsOf({ 'network.cidr': '10.60.0.0/29' });
  expect(problem).toMatchObject({
    path: 'network.cidr',
    allowed: 'a block of size /16 to /28',
    fix: expect.stringContaining('aws ec2 describe-vpcs'),
  });
});

test('a VPC that is created keeps its own least size', () => {
  const [problem] = problemsOf({ imports: {}, 'network.cidr': '10.60.0.0/28' });
  expect(problem).toMatchObject({ path: 'network.cidr', allowed: 'a block of size /16 to /22' });
});

test.each([
  ['fewer subnets than zones', { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }],
  ['subnets in another order than the zones', { 'imports.vpc.subnets': [second, first] }],
  ['a subnet in another zone', { availabilityZones: ['us-east-1a', 'us-east-1c'] }],
])('%s are refused', (_what, changes) => {
  expect(paths(changes)).toEqual(['imports.vpc.subnets']);
});

test('a subnet outside the blocks of the VPC is refused', () => {
  expect(paths({ 'imports.vpc.subnets[1].cidr': '10.61.0.0/24' })).toEqual(['imports.vpc.subnets[1].cidr']);
});

test('a subnet in the first block of the VPC is accepted', () => {
  expect(paths({ 'imports.vpc.subnets[1].cidr': '10.60.1.0/24' })).toEqual([]);
});

test('two subnets with the same addresses are refused', () => {
  expect(paths({ 'imports.vpc.subnets[1].cidr': '100.64.32.128/25' })).toEqual([
    'imports.vpc.subnets[1].cidr',
  ]);
});

test('one subnet for two zones is refused', () => {
  expect(paths({ 'imports.vpc.subnets[1].id': first?.id })).toEqual(['imports.vpc.subnets[1].id']);
});

test('a further block with public addresses is refused', () => {
  expect(paths({ 'imports.vpc.furtherBlocks': ['100.64.32.0/20', '52.94.0.0/22'] })).toEqual([
    'imports.vpc.furtherBlocks[1]',
  ]);
});

test('a further block that the VPC has already is refused', () => {
  expect(paths({ 'imports.vpc.furtherBlocks': ['100.64.32.0/20', '10.60.0.0/24'] })).toEqual([
    'imports.vpc.furtherBlocks[1]',
  ]);
});

test('clients with addresses of a further block are refused: they are inside the VPC', () => {
  expect(paths({ clients: { cidrs: ['100.64.40.0/24'] } })).toEqual(['clients.cidrs[0]']);
});

test.each(['internetRoute', 'flowLogs', 'dnsFirewall', 'vouchedBy'])(
  'an imported VPC without %s is refused: its owner has to say it',
  (field) => {
    expect(paths({ [`imports.vpc.${field}`]: undefined })).toEqual([`imports.vpc.${field}`]);
  },
);

test('a VPC whose subnets have a route to the internet cannot be imported', () => {
  expect(paths({ 'imports.vpc.internetRoute': 'firewalled' })).toEqual(['imports.vpc.internetRoute']);
});

test('a control that the owner does not have needs a reason', () => {
  expect(paths({ 'imports.vpc.flowLogs': { none: 'no' } })).toEqual(['imports.vpc.flowLogs.none']);
  expect(
    problemsOf({ 'imports.vpc.flowLogs': { none: 'Traffic mirroring at the hub records each connection.' } }),
  ).toEqual([]);
});

describe('another deployment of the folder', () => {
  const beside = (changes: Parameters<typeof landingZoneWith>[0]) => {
    const neighbours = neighbourIn(landingZoneWith({ name: 'other', ...changes }), 'other.ts');
    try {
      readDeployment(landingZone, 'test', undefined, neighbours);
      return [];
    } catch (error) {
      if (error instanceof DeploymentError) return error.problems.map(({ path }) => path);
      throw error;
    }
  };

  test('may import the same VPC', () => {
    expect(beside({})).toEqual([]);
  });

  test('may not have the same addresses in another VPC', () => {
    expect(beside({ 'imports.vpc.id': 'vpc-0a1b2c3d4e5f6ffff' })).toEqual(['network.cidr']);
    expect(beside({ imports: undefined })).toEqual(['network.cidr']);
  });
});

test('a subnet in the addresses of Docker is refused: GPU instances could not reach them', () => {
  expect(
    paths({
      'imports.vpc.furtherBlocks': ['100.64.32.0/20', '172.17.0.0/16'],
      'imports.vpc.subnets[0].cidr': '172.17.4.0/24',
    }),
  ).toEqual(['imports.vpc.subnets[0].cidr']);
});
