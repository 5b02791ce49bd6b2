import landingZone from '../../../fixtures/deployments/landing-zone';
import type { Changes } from '../changed';
import { problemsOf } from './imported';

const [kms, firehose, bedrock, logs, s3] = landingZone.imports?.endpoints ?? [];
const paths = (changes: Changes) => problemsOf(changes).map(({ path }) => path);
const ONE_GROUP = 'sg-0a1b2c3d4e5f60009';
const inVpc = (service: string, securityGroup: string, id: string) => ({
  ...logs,
  service,
  securityGroup,
  id,
});
const ORGANIZATION_WIDE = {
  none: 'The central endpoint admits the whole organization; roles name the model.',
};

/** Without models in the account there is no sealed lane. */
const OPEN_LANE_ALONE: Changes = {
  models: landingZone.models.filter(({ host }) => host === 'bedrock'),
  callers: landingZone.callers.slice(0, 1),
  unserved: ['restricted'],
  restrictedOnOpenLane: undefined,
  publishers: undefined,
};

test('endpoints of another team cannot be imported into a VPC that does not exist yet', () => {
  expect(paths({ 'imports.vpc': undefined, 'network.cidr': '10.60.0.0/20' })).toEqual(['imports.endpoints']);
});

test('two endpoints of one service are refused', () => {
  expect(
    paths({ 'imports.endpoints': [kms, { ...kms, id: 'vpce-00000001', addresses: ['10.9.0.99/32'] }] }),
  ).toEqual(['imports.endpoints[1].service']);
});

test('one endpoint for two services is refused', () => {
  expect(paths({ 'imports.endpoints': [kms, { ...firehose, id: kms?.id }] })).toEqual([
    'imports.endpoints[1].id',
  ]);
});

test('the VPC of a hub is not the VPC of the deployment', () => {
  expect(paths({ 'imports.endpoints[0].vpc': landingZone.imports?.vpc?.id })).toEqual([
    'imports.endpoints[0].vpc',
  ]);
});

test.each(['10.60.0.5/32', '100.64.32.5/32', '52.94.0.5/32'])(
  'the address of a hub is private and outside the VPC: not %s',
  (address) => {
    expect(paths({ 'imports.endpoints[0].addresses': [address] })).toEqual([
      'imports.endpoints[0].addresses[0]',
    ]);
  },
);

test("the API's own endpoint is not one of a hub: clients of other VPCs are in clients.endpoints", () => {
  expect(paths({ 'imports.endpoints[0].service': 'execute-api' })).toEqual(['imports.endpoints[0].service']);
});

test('an interface endpoint without its security group is refused: rules name it', () => {
  expect(paths({ 'imports.endpoints[3].securityGroup': undefined })).toEqual([
    'imports.endpoints[3].securityGroup',
  ]);
});

test.each(['kms', 'sagemaker.runtime'])('%s has no gateway endpoint', (service) => {
  expect(paths({ 'imports.endpoints[4].service': service })).toEqual(['imports.endpoints[4].service']);
});

describe('I3: with a sealed lane', () => {
  test.each([0, 1, 2])('the hub endpoint at %i is reached by exact addresses, not by a block', (index) => {
    const [problem] = problemsOf({ [`imports.endpoints[${index}].addresses`]: ['10.9.8.0/24'] });
    expect(problem).toMatchObject({
      path: `imports.endpoints[${index}].addresses[0]`,
      allowed: expect.stringContaining('exact addresses'),
      fix: expect.stringContaining('creates an endpoint of its own'),
    });
  });

  test('no two services of a hub have one address', () => {
    expect(paths({ 'imports.endpoints[2].addresses': ['10.9.0.5/32'] })).toEqual([
      'imports.endpoints[2].addresses[0]',
    ]);
  });

  test.each(['bedrock-runtime', 'comprehend'])(
    'the endpoint of %s does not share its security group with one that the sealed lane calls',
    (service) => {
      const endpoints = [
        inVpc('kms', ONE_GROUP, 'vpce-00000001'),
        inVpc(service, ONE_GROUP, 'vpce-00000002'),
      ];
      expect(paths({ 'imports.endpoints': endpoints })).toEqual(['imports.endpoints[1].securityGroup']);
    },
  );

  test('endpoints that the open lane alone calls may share one', () => {
    const endpoints = [
      inVpc('comprehend', ONE_GROUP, 'vpce-00000001'),
      inVpc('bedrock-runtime', ONE_GROUP, 'vpce-00000002'),
    ];
    expect(paths({ 'imports.endpoints': endpoints })).toEqual([]);
  });

  test('the policy of Bedrock keeps the sealed lane out, and its owner says so', () => {
    expect(paths({ 'imports.endpoints[2].policy': ORGANIZATION_WIDE })).toEqual([
      'imports.endpoints[2].policy',
    ]);
  });
});

describe('without a sealed lane', () => {
  test('a hub may be one block', () => {
    const block = { addresses: ['10.9.0.0/24'], policy: ORGANIZATION_WIDE };
    const endpoints = [{ ...kms, ...block }, { ...firehose, ...block }, { ...bedrock, ...block }, s3];
    expect(paths({ ...OPEN_LANE_ALONE, 'imports.endpoints': endpoints })).toEqual([]);
  });

  test('endpoints in the VPC may share one security group', () => {
    const endpoints = [
      inVpc('kms', ONE_GROUP, 'vpce-00000001'),
      inVpc('bedrock-runtime', ONE_GROUP, 'vpce-00000002'),
    ];
    expect(paths({ ...OPEN_LANE_ALONE, 'imports.endpoints': endpoints })).toEqual([]);
  });
});
