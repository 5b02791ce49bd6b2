import { covers } from '../../../lib/proof/iam/wildcard';
import { endpointsOn } from '../../../policy/endpoints';
import type { Lane } from '../../../policy/lane';
import { bearerDeployment } from './bearer';
import { propertiesOf, templateOf } from './stacks';

const gateway = templateOf('gateway', bearerDeployment());
const foundation = templateOf('foundation', bearerDeployment());

const methods = propertiesOf(gateway, 'AWS::ApiGateway::Method');
const authorizers = Object.keys(gateway.findResources('AWS::ApiGateway::Authorizer'));
const [api] = propertiesOf(gateway, 'AWS::ApiGateway::RestApi');

/** One for each endpoint, and one for every other path. */
const methodsOf = (lane: Lane) => endpointsOn(lane).length + 1;

test('methods of the open lane use the authorizer, those of the sealed lane use IAM', () => {
  const kinds = methods.map(({ AuthorizationType, AuthorizerId }) => [AuthorizationType, AuthorizerId?.Ref]);
  expect(kinds.sort()).toEqual([
    ...Array(methodsOf('sealed')).fill(['AWS_IAM', undefined]),
    ...Array(methodsOf('open')).fill(['CUSTOM', authorizers[0]]),
  ]);
});

test('the gateway calls the authorizer for every request: it demands no header, and caches nothing', () => {
  const [authorizer] = propertiesOf(gateway, 'AWS::ApiGateway::Authorizer');
  expect(authorizer).toMatchObject({ Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 });
  expect(authorizer).not.toHaveProperty('IdentitySource');
});

test('the authorizer runs in the VPC, in its own role and security group, like a router', () => {
  const functions = propertiesOf(gateway, 'AWS::Lambda::Function');
  const [authorizer] = functions.filter(({ Description }) => /^Authorizer/.test(Description));
  expect(functions).toHaveLength(4);
  expect(authorizer).toMatchObject({
    VpcConfig: { SecurityGroupIds: [expect.anything()], SubnetIds: expect.anything() },
    KmsKeyArn: expect.anything(),
    ReservedConcurrentExecutions: expect.any(Number),
    Timeout: 10,
    Environment: { Variables: { API_KEYS_TABLE: expect.anything(), KEY_SET_BUCKET: expect.anything() } },
  });
  expect(new Set(functions.map(({ Role }) => JSON.stringify(Role))).size).toBe(4);
});

test('the API policy allows nothing on bearer lanes: only the authorizer admits callers', () => {
  const allowed = api.Policy.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
  const patterns: string[] = allowed.flatMap(({ Resource }: { Resource: string[] }) => Resource);
  const admits = (request: string) =>
    patterns.some((pattern) => covers(pattern, `execute-api:/llm/${request}`));
  expect(admits('GET/sealed/v1/models')).toBe(true);
  expect(['GET/v1/models', 'GET/v1/models/', 'POST/nowhere', 'GET/v1/sealed/x'].filter(admits)).toEqual([]);
});

test('requests through unknown endpoints are denied on bearer lanes as well', () => {
  expect(api.Policy.Statement).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Principal: { AWS: '*' }, Resource: 'execute-api:/*' }),
  );
});

test('I12: 401, 403 and failures of the authorizer have the shape that OpenAI clients read', () => {
  const responses = propertiesOf(gateway, 'AWS::ApiGateway::GatewayResponse');
  const of = (type: string) => responses.find(({ ResponseType }) => ResponseType === type);
  const code = (type: string) => JSON.parse(of(type).ResponseTemplates['application/json']).error.code;
  expect(
    ['UNAUTHORIZED', 'ACCESS_DENIED', 'AUTHORIZER_FAILURE'].map((type) => [of(type).StatusCode, code(type)]),
  ).toEqual([
    ['401', 'invalid_credential'],
    ['403', 'access_denied'],
    ['503', 'credential_not_checked'],
  ]);
});

test('I6, I10: hashes of API keys are encrypted by our key, recoverable, and retained', () => {
  expect(Object.values(foundation.findResources('AWS::DynamoDB::Table'))).toEqual([
    expect.objectContaining({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: expect.objectContaining({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: expect.anything() },
      }),
    }),
  ]);
});

test('if every lane uses IAM, there is no authorizer, no table and no endpoint for it', () => {
  expect(templateOf('gateway').findResources('AWS::ApiGateway::Authorizer')).toEqual({});
  const plain = templateOf('foundation');
  expect(plain.findResources('AWS::DynamoDB::Table')).toEqual({});
  expect(JSON.stringify(propertiesOf(plain, 'AWS::EC2::VPCEndpoint'))).not.toContain('dynamodb');
});

test('a deployment without tokens has no key set, one without API keys has no table', () => {
  const keysOnly = templateOf('foundation', bearerDeployment({ oidc: undefined }));
  const tokensOnly = templateOf('foundation', bearerDeployment({ apiKeys: false }));
  const names = (template: typeof keysOnly) => Object.keys(template.toJSON().Outputs);
  expect(names(keysOnly)).toContain('ApiKeysTable');
  expect(names(keysOnly)).not.toContain('KeySetBucket');
  expect(names(tokensOnly)).toContain('KeySetBucket');
  expect(names(tokensOnly)).not.toContain('ApiKeysTable');
});
