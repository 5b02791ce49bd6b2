import { Match } from 'aws-cdk-lib/assertions';
import { covers } from '../../../lib/proof/iam/wildcard';
import { endpointsOn, inWords } from '../../../policy/endpoints';
import { LANE_PREFIX, LANES } from '../../../policy/lane';
import { BEDROCK, deploymentWith } from '../network/fixture';
import { propertiesOf, templateOf } from './stacks';

const template = templateOf('gateway');
const methods = propertiesOf(template, 'AWS::ApiGateway::Method');
const statements = () => propertiesOf(template, 'AWS::ApiGateway::RestApi')[0].Policy.Statement;

test('I5: the API is private', () => {
  template.allResourcesProperties('AWS::ApiGateway::RestApi', {
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [Match.anyValue()] },
  });
});

test('a request through an unknown endpoint is denied', () => {
  expect(statements()).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Resource: 'execute-api:/*',
      Condition: {
        StringNotEquals: { 'aws:SourceVpce': [{ 'Fn::ImportValue': expect.any(String) }, 'vpce-0a1b2c3d'] },
      },
    }),
  );
});

const allowing = () => statements().filter((statement: { Effect: string }) => statement.Effect === 'Allow');

test('only the deployment’s account and the listed accounts may call', () => {
  expect(allowing()).toEqual([
    expect.objectContaining({
      Principal: {
        AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::444455556666:root'],
      },
    }),
  ]);
});

test.each([
  'GET/health',
  'GET/v1/models',
  'GET/v1/models/',
  'POST/v1/chat/completions',
  'POST/v1/chat/completions/',
  'POST/sealed/v1/chat/completions/',
  'DELETE/v1/models',
  'POST/chat/completions',
])('they may call %s: the router answers it, or refuses it with its own message', (request) => {
  const patterns: string[] = [allowing()[0].Resource].flat();
  expect(patterns.some((pattern) => covers(pattern, `execute-api:/llm/${request}`))).toBe(true);
});

/** The path of a resource of the API, from its parents. */
function pathOf({ Ref: id = '' }: { readonly Ref?: string }): string {
  const resource = template.findResources('AWS::ApiGateway::Resource')[id];
  return resource ? `${pathOf(resource.Properties.ParentId)}/${resource.Properties.PathPart}` : '';
}

/** One for each endpoint of each lane, and one for every other path. */
const METHODS_OF_LANES = LANES.flatMap((lane) => [...endpointsOn(lane), 'every other path']).length;

test('the API has a method for each endpoint of each lane, one for every other path, and no more', () => {
  const declared = methods.map(({ HttpMethod, ResourceId }) => `${HttpMethod} ${pathOf(ResourceId)}`);
  const expected = LANES.flatMap((lane) => [
    ...endpointsOn(lane).map(inWords),
    `ANY ${LANE_PREFIX[lane]}/{proxy+}`,
  ]);
  expect(declared.sort()).toEqual(expected.sort());
});

test('every method requires a signature, health and unknown paths included', () => {
  expect(methods).toHaveLength(METHODS_OF_LANES);
  expect(new Set(methods.map((method) => method.AuthorizationType))).toEqual(new Set(['AWS_IAM']));
});

test('the body of every POST must be a JSON object; other methods ignore the body', () => {
  const checked = methods.filter(({ RequestModels }) => RequestModels).map(({ HttpMethod }) => HttpMethod);
  expect(checked).toEqual(Array(12).fill('POST'));
});

test('every method streams, for as long as a router may run', () => {
  for (const { Integration } of methods) {
    expect(Integration).toMatchObject({
      Type: 'AWS_PROXY',
      ResponseTransferMode: 'STREAM',
      TimeoutInMillis: 900_000,
    });
  }
});

test('no method is without a validator of body and parameters', () => {
  for (const method of methods) expect(method.RequestValidatorId).toBeDefined();
  template.allResourcesProperties('AWS::ApiGateway::RequestValidator', {
    ValidateRequestBody: true,
    ValidateRequestParameters: true,
  });
});

test('I3: only the sealed router answers paths below /sealed', () => {
  const routers = methods.map(({ ResourceId, Integration }) => ({
    sealed: /sealed/.test(JSON.stringify(ResourceId)),
    router: /SealedRouter/.test(JSON.stringify(Integration.Uri)),
  }));
  expect(routers.every(({ sealed, router }) => sealed === router)).toBe(true);
});

test('each router is invoked by its own routes of this API and by nothing else', () => {
  const permissions = propertiesOf(template, 'AWS::Lambda::Permission').filter(({ FunctionName }) =>
    /Router/.test(JSON.stringify(FunctionName)),
  );
  expect(permissions).toHaveLength(METHODS_OF_LANES);
  for (const { Principal, SourceArn } of permissions) {
    expect(Principal).toBe('apigateway.amazonaws.com');
    expect(JSON.stringify(SourceArn)).toMatch(
      /"ApiRestApi\w+"\},"\/",\{"Ref":"ApiRestApiDeploymentStagellm\w+"\},/,
    );
    expect(JSON.stringify(SourceArn)).not.toContain('test-invoke-stage');
  }
});

test('I7: no log of the API contains a body, and nothing is cached', () => {
  template.allResourcesProperties('AWS::ApiGateway::Stage', {
    MethodSettings: [
      Match.objectLike({
        DataTraceEnabled: false,
        CachingEnabled: false,
        HttpMethod: '*',
        ResourcePath: '/*',
      }),
    ],
  });
  const format = propertiesOf(template, 'AWS::ApiGateway::Stage')[0].AccessLogSetting.Format;
  expect(format).not.toMatch(/body|header|input|\$context\.path/i);
});

test('the access log has the caller, the source and the request id', () => {
  const format = JSON.parse(propertiesOf(template, 'AWS::ApiGateway::Stage')[0].AccessLogSetting.Format);
  expect(Object.values(format)).toEqual(
    expect.arrayContaining(['$context.identity.userArn', '$context.identity.vpceId', '$context.requestId']),
  );
});

test('I6: the execution log group exists, encrypted, before API Gateway would create it without a key', () => {
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  const [[id, log] = []] = Object.entries(template.findResources('AWS::Logs::LogGroup'));
  expect(JSON.stringify(log?.Properties.LogGroupName)).toMatch(/API-Gateway-Execution-Logs_.*\/llm/);
  expect(log?.Properties.KmsKeyId).toBeDefined();
  expect(stage?.DependsOn).toContain(id);
});

test('the API has no client certificate: AWS signs the invocation of a function, and no integration would check one', () => {
  template.resourceCountIs('AWS::ApiGateway::ClientCertificate', 0);
  template.allResourcesProperties('AWS::ApiGateway::Stage', { ClientCertificateId: Match.absent() });
});

test('TLS 1.2 is the minimum for clients', () => {
  template.allResourcesProperties('AWS::ApiGateway::RestApi', {
    SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  });
});

test('a deployment without a self-hosted model has no sealed routes', () => {
  const hosted = templateOf('gateway', deploymentWith([BEDROCK]));
  expect(propertiesOf(hosted, 'AWS::ApiGateway::Resource').map(({ PathPart }) => PathPart)).not.toContain(
    'sealed',
  );
  expect(Object.keys(hosted.findOutputs('*')).filter((name) => /BaseUrl$/.test(name))).toEqual([
    'OpenBaseUrl',
    'OpenEndpointBaseUrl',
  ]);
});

test('base URLs contain the stage and end where an OpenAI client appends its paths', () => {
  const ends = ['OpenBaseUrl', 'OpenEndpointBaseUrl', 'SealedBaseUrl', 'SealedEndpointBaseUrl'].map(
    (name) => {
      const parts: unknown[] = template.findOutputs(name)[name]?.Value['Fn::Join'][1];
      return parts.at(-1);
    },
  );
  expect(ends).toEqual(['/llm/v1', '/llm/v1', '/llm/sealed/v1', '/llm/sealed/v1']);
});
