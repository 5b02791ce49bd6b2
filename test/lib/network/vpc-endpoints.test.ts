import { ENDPOINT_SERVICES } from '../../../lib/plan/endpoint-services';
import { planOf } from '../../../lib/plan/plan';
import { BEDROCK, BEDROCK_EU, deploymentWith, networkTemplate, ROLES, SAGEMAKER, VLLM } from './fixture';
import { endpointsIn, listed } from './reading';

const DEPLOYMENT = deploymentWith([VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU]);
const template = networkTemplate(DEPLOYMENT);
const endpoints = endpointsIn(template);
const statements = [...endpoints.values()].flatMap((policy) => policy ?? []);

test.each([
  ['hosted-only', [BEDROCK]],
  ['self-hosted', [VLLM, SAGEMAKER]],
  ['hybrid', [VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU]],
])('N2: a %s deployment has an endpoint for each service it needs, and no other', (_, models) => {
  const deployment = deploymentWith(models);
  const needed = planOf(deployment).needs.map(({ service }) => service);
  expect([...endpointsIn(networkTemplate(deployment)).keys()].sort()).toEqual([...new Set(needed)].sort());
});

test('N3: every endpoint has a policy, except for the two channels of the ECS agent, which support none', () => {
  const open = [...endpoints].filter(([, policy]) => !policy).map(([service]) => service);
  expect(open).toEqual(['ecs-agent', 'ecs-telemetry']);
});

test('N3: every statement names the role that it admits, except for image layers and callers of the API', () => {
  const unnamed = statements.filter(({ Condition }) => !Condition?.ArnEquals?.['aws:PrincipalArn']);
  expect(unnamed.map(({ Sid }) => Sid)).toEqual(['VllmInstanceFetchImageLayers', 'ApiClientCallTheApi']);
});

test('N3: image layers come from ECR’s own bucket, read only', () => {
  const layers = statements.find(({ Sid }) => Sid === 'VllmInstanceFetchImageLayers');
  expect(layers).toMatchObject({
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*',
  });
});

test('N3: the API endpoint admits principals of known accounts to APIs of this account and region', () => {
  expect(endpoints.get('execute-api')).toEqual([
    {
      Sid: 'ApiClientCallTheApi',
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'arn:aws:execute-api:eu-central-1:111122223333:*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': ['111122223333'] } },
    },
  ]);
});

test('N3: statements allow named actions to principal *, which gateway endpoints require', () => {
  for (const { Effect, Principal, Action } of statements) {
    expect([Effect, Principal]).toEqual(['Allow', '*']);
    expect(listed(Action).join()).not.toContain('*');
  }
});

test('I3: the Bedrock endpoint admits the open lane, and no statement admits the sealed lane', () => {
  const admitted = endpoints
    .get('bedrock-runtime')
    ?.map((row) => row.Condition?.ArnEquals?.['aws:PrincipalArn']);
  expect(new Set(admitted?.flat())).toEqual(new Set([ROLES['open-lane']]));
});

test('a statement has both the condition on the call and the condition on the caller', () => {
  const reach = endpoints.get('bedrock-runtime')?.find(({ Sid }) => Sid === 'OpenLaneReachXfrontier');
  expect(Object.keys(reach?.Condition ?? {}).sort()).toEqual(['ArnEquals', 'StringEquals']);
});

test('statement ids differ within each policy', () => {
  for (const policy of endpoints.values()) {
    const sids = (policy ?? []).map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
  }
});

test('every interface endpoint has the public DNS name of its service and a security group of its own', () => {
  const interfaces = Object.values(template.findResources('AWS::EC2::VPCEndpoint')).filter(
    ({ Properties }) => Properties.VpcEndpointType === 'Interface',
  );
  const groups = interfaces.map(({ Properties }) => Properties.SecurityGroupIds);
  expect(interfaces.every(({ Properties }) => Properties.PrivateDnsEnabled)).toBe(true);
  expect(new Set(groups.map((ids) => JSON.stringify(ids))).size).toBe(interfaces.length);
  expect(groups.every((ids) => ids.length === 1)).toBe(true);
});

test.each([
  ['all', 2],
  ['one', 1],
] as const)('with endpointZones %s, endpoints are in %i zones', (endpointZones, count) => {
  const { network } = DEPLOYMENT;
  const one = networkTemplate({ ...DEPLOYMENT, network: { ...network, endpointZones } });
  for (const { Properties } of Object.values(one.findResources('AWS::EC2::VPCEndpoint'))) {
    if (Properties.VpcEndpointType === 'Interface') expect(Properties.SubnetIds).toHaveLength(count);
  }
});

test('endpoint services have the names of their partition', () => {
  const govCloud = networkTemplate(
    deploymentWith([VLLM, SAGEMAKER], {
      region: 'us-gov-west-1',
      availabilityZones: ['us-gov-west-1a', 'us-gov-west-1b'],
      network: {
        cidr: '10.0.0.0/16',
        gatewayPrefixLists: { s3: 'pl-0123456789abcdef0', dynamodb: 'pl-0123456789abcdef1' },
      },
    }),
  );
  expect([...endpointsIn(govCloud).keys()].every((service) => service in ENDPOINT_SERVICES)).toBe(true);
  expect(JSON.stringify(govCloud.toJSON())).toContain(
    'arn:aws-us-gov:s3:::prod-us-gov-west-1-starport-layer-bucket',
  );
});
