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
  const created = {
    'imports.vpc': undefined,
    'imports.hostedZone': undefined,
    'network.cidr': '10.60.0.0/20',
  };
  expect(paths(created)).toEqual(['imports.endpoints']);
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

  test.each([
    ['bedrock-runtime', 'kms'],
    ['comprehend', 'kms'],
    ['bedrock-runtime', 'sagemaker.runtime'],
  ])('the endpoint of %s does not share its security group with that of %s', (one, other) => {
    const endpoints = [inVpc(other, ONE_GROUP, 'vpce-00000001'), inVpc(one, ONE_GROUP, 'vpce-00000002')];
    expect(paths({ 'imports.endpoints': endpoints })).toEqual(['imports.endpoints[1].securityGroup']);
  });

  test('the policy of Bedrock keeps the sealed lane out, and its owner says so', () => {
    expect(paths({ 'imports.endpoints[2].policy': ORGANIZATION_WIDE })).toEqual([
      'imports.endpoints[2].policy',
    ]);
  });
});

test('no address of a model service is one of a service that others call', () => {
  expect(paths({ 'imports.endpoints[2].addresses': ['10.9.0.5/32'] })).toEqual([
    'imports.endpoints[2].addresses[0]',
  ]);
});

test.each([
  ['kms', 'logs'],
  ['bedrock-runtime', 'comprehend'],
])('the endpoints of %s and %s may share one security group', (one, other) => {
  const endpoints = [inVpc(one, ONE_GROUP, 'vpce-00000001'), inVpc(other, ONE_GROUP, 'vpce-00000002')];
  expect(paths({ 'imports.endpoints': endpoints })).toEqual([]);
});

describe('without a sealed lane', () => {
  const block = (address: string) => ({ addresses: [address], policy: ORGANIZATION_WIDE });

  test('a hub may have blocks, with the models in one of their own', () => {
    const endpoints = [
      { ...kms, ...block('10.9.0.0/24') },
      { ...firehose, ...block('10.9.0.0/24') },
      { ...bedrock, ...block('10.9.1.0/24') },
      s3,
    ];
    expect(paths({ ...OPEN_LANE_ALONE, 'imports.endpoints': endpoints })).toEqual([]);
  });

  test('the block of models has no address of a service that other components call', () => {
    const endpoints = [
      { ...kms, ...block('10.9.0.0/24') },
      { ...bedrock, ...block('10.9.0.0/25') },
    ];
    expect(paths({ ...OPEN_LANE_ALONE, 'imports.endpoints': endpoints })).toEqual([
      'imports.endpoints[1].addresses[0]',
    ]);
  });

  test.each(['bedrock-runtime', 'sagemaker.runtime', 'comprehend'])(
    'the endpoint of %s does not share its security group with one that other components call',
    (service) => {
      const endpoints = [
        inVpc('kms', ONE_GROUP, 'vpce-00000001'),
        inVpc(service, ONE_GROUP, 'vpce-00000002'),
      ];
      expect(paths({ ...OPEN_LANE_ALONE, 'imports.endpoints': endpoints })).toEqual([
        'imports.endpoints[1].securityGroup',
      ]);
    },
  );

  test('endpoints of models may share one: the open lane alone calls them', () => {
    const endpoints = [
      inVpc('sagemaker.runtime', ONE_GROUP, 'vpce-00000001'),
      inVpc('bedrock-runtime', ONE_GROUP, 'vpce-00000002'),
    ];
    expect(paths({ ...OPEN_LANE_ALONE, 'imports.endpoints': endpoints })).toEqual([]);
  });
});
