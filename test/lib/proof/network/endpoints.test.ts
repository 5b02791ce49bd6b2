import { allEndpoints, endpointServing, interfaceEndpoints } from '../../../../lib/proof/network/endpoints';
import type { TemplateResource } from '../../../../lib/proof/template/template';
import { createWorld } from '../../../../lib/proof/template/world';

const VPC = { EnableDnsSupport: true, EnableDnsHostnames: true };
const KMS = {
  VpcId: { Ref: 'Vpc' },
  VpcEndpointType: 'Interface',
  ServiceName: 'com.amazonaws.eu-central-1.kms',
  PrivateDnsEnabled: true,
  SecurityGroupIds: ['sg-1'],
};

const worldWith = (endpoint: object, vpc: object = VPC) => {
  const Resources: Record<string, TemplateResource> = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { ...vpc } },
    Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { ...KMS, ...endpoint } },
  };
  return createWorld({
    stacks: { s: { Resources } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
};
const theOne = (endpoint: object = {}, vpc: object = VPC) => interfaceEndpoints(worldWith(endpoint, vpc))[0];

test('an interface endpoint is read with its service, its VPC and its groups', () => {
  expect(theOne()).toMatchObject({ id: '⟦s/Endpoint⟧', service: 'kms', vpc: '⟦s/Vpc⟧', groups: ['sg-1'] });
});

test('a service with a dot in its name keeps it', () => {
  expect(theOne({ ServiceName: 'com.amazonaws.eu-central-1.sagemaker.runtime' })?.service).toBe(
    'sagemaker.runtime',
  );
});

test('an endpoint without a policy lets everything through', () => {
  const endpoint = theOne();
  expect(endpoint?.hasPolicy).toBe(false);
  expect(endpoint?.policy).toMatchObject([
    {
      sid: 'the default endpoint policy, statement 0',
      effect: 'Allow',
      principals: { AWS: ['*'] },
      actions: { patterns: ['*'] },
      resources: { patterns: ['*'] },
    },
  ]);
});

test('an endpoint with a policy has that one', () => {
  const Statement = { Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' };
  const endpoint = theOne({ PolicyDocument: { Statement } });
  expect(endpoint?.hasPolicy).toBe(true);
  expect(endpoint?.policy).toMatchObject([{ effect: 'Deny', actions: { patterns: ['kms:Decrypt'] } }]);
});

test.each([
  ['it has private names in a VPC that resolves them', {}, VPC, true],
  ['it has no private names', { PrivateDnsEnabled: false }, VPC, false],
  ['nothing is said of private names', { PrivateDnsEnabled: undefined }, VPC, false],
  ['the VPC resolves no names', {}, { ...VPC, EnableDnsSupport: false }, false],
  ['the VPC gives no host names', {}, { ...VPC, EnableDnsHostnames: false }, false],
])('the name of the service leads to the endpoint where %s', (_what, endpoint, vpc, expected) => {
  expect(theOne(endpoint, vpc)?.answersServiceName).toBe(expected);
});

test.each([
  ['Gateway', { VpcEndpointType: 'Gateway' }],
  ['not said, which is Gateway', { VpcEndpointType: undefined }],
])('an endpoint whose kind is %s is among all, and not among those with addresses', (_what, kind) => {
  const world = worldWith({ ...kind, ServiceName: 'com.amazonaws.eu-central-1.s3' });
  expect(allEndpoints(world).map(({ service }) => service)).toEqual(['s3']);
  expect(interfaceEndpoints(world)).toEqual([]);
});

test.each([
  ['interface endpoints', interfaceEndpoints],
  ['all endpoints', allEndpoints],
])('an endpoint of another kind is undecided among %s', (_what, read) => {
  expect(() => read(worldWith({ VpcEndpointType: 'GatewayLoadBalancer' }))).toThrow(
    'kind GatewayLoadBalancer',
  );
});

test('an endpoint of another region’s service is undecided', () => {
  expect(() => theOne({ ServiceName: 'com.amazonaws.us-east-1.kms' })).toThrow(
    'com.amazonaws.us-east-1.kms is not a service of eu-central-1',
  );
});

test.each([
  ['its service and VPC', 'kms', '⟦s/Vpc⟧', {}, true],
  ['another service', 'logs', '⟦s/Vpc⟧', {}, false],
  ['another VPC', 'kms', '⟦s/Other⟧', {}, false],
  ['its service, whose name does not lead to it', 'kms', '⟦s/Vpc⟧', { PrivateDnsEnabled: false }, false],
])('an endpoint serves %s', (_what, service, vpc, endpoint, expected) => {
  const found = endpointServing(interfaceEndpoints(worldWith(endpoint)), service, vpc);
  expect(found !== undefined).toBe(expected);
});
