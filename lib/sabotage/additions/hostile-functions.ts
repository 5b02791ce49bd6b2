import { allow, hostile } from './hostile-resource';

const FUNCTION = 'AWS::Lambda::Function';
const API = 'AWS::ApiGateway::RestApi';

/** Additions around a function and around the API. */
export const HOSTILE_FUNCTIONS = [
  hostile('a permission for everybody', FUNCTION, 'AWS::Lambda::Permission', ({ att }) => ({
    FunctionName: att('Arn'),
    Action: 'lambda:InvokeFunction',
    Principal: '*',
  })),
  hostile(
    'a permission by the name of the function, for another account',
    FUNCTION,
    'AWS::Lambda::Permission',
    ({ ref, stranger }) => ({
      FunctionName: ref,
      Action: 'lambda:*',
      Principal: stranger.account,
    }),
  ),
  hostile('a permission for any rule of EventBridge', FUNCTION, 'AWS::Lambda::Permission', ({ att }) => ({
    FunctionName: att('Arn'),
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
  })),
  hostile('a permission for every API', FUNCTION, 'AWS::Lambda::Permission', ({ att }) => ({
    FunctionName: att('Arn'),
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
  })),
  hostile('a permission for a qualifier', FUNCTION, 'AWS::Lambda::Permission', ({ ref, stranger }) => ({
    FunctionName: { 'Fn::Join': [':', [ref, 'live']] },
    Action: 'lambda:InvokeFunction',
    Principal: stranger.account,
  })),
  hostile('a URL without authentication', FUNCTION, 'AWS::Lambda::Url', ({ att }) => ({
    TargetFunctionArn: att('Arn'),
    AuthType: 'NONE',
  })),
  hostile('an alias', FUNCTION, 'AWS::Lambda::Alias', ({ ref }) => ({
    FunctionName: ref,
    FunctionVersion: '1',
    Name: 'live',
  })),
  hostile('a version', FUNCTION, 'AWS::Lambda::Version', ({ ref }) => ({ FunctionName: ref })),
  hostile('an event source', FUNCTION, 'AWS::Lambda::EventSourceMapping', ({ ref, stranger }) => ({
    FunctionName: ref,
    EventSourceArn: stranger.arn('sqs', 'somebody-else'),
  })),
  hostile(
    'a destination of another account',
    FUNCTION,
    'AWS::Lambda::EventInvokeConfig',
    ({ ref, stranger }) => ({
      FunctionName: ref,
      Qualifier: '$LATEST',
      DestinationConfig: {
        OnSuccess: { Destination: stranger.arn('sqs', 'somebody-else') },
        OnFailure: { Destination: stranger.arn('sqs', 'somebody-else') },
      },
    }),
  ),
  hostile('a rule that invokes the function', FUNCTION, 'AWS::Events::Rule', ({ att }) => ({
    ScheduleExpression: 'rate(1 minute)',
    Targets: [{ Id: 'x', Arn: att('Arn') }],
  })),
  hostile('a topic that invokes the function', FUNCTION, 'AWS::SNS::Subscription', ({ att, stranger }) => ({
    TopicArn: stranger.arn('sns', 'somebody-else'),
    Protocol: 'lambda',
    Endpoint: att('Arn'),
  })),
  hostile(
    'a custom resource that the function answers',
    FUNCTION,
    'AWS::CloudFormation::CustomResource',
    ({ att }) => ({
      ServiceToken: att('Arn'),
    }),
  ),
  hostile('a macro that the function computes', FUNCTION, 'AWS::CloudFormation::Macro', ({ ref }) => ({
    Name: 'Rewrite',
    FunctionName: ref,
  })),
  hostile('a nested stack', FUNCTION, 'AWS::CloudFormation::Stack', ({ stranger }) => ({
    TemplateURL: `https://${stranger.bucket}.s3.amazonaws.com/template.json`,
  })),
  hostile('a custom resource of somebody else', FUNCTION, 'Custom::SomebodyElse', ({ stranger }) => ({
    ServiceToken: stranger.arn('lambda', 'function:somebody-else'),
  })),
  hostile('a resource policy for everybody', FUNCTION, 'AWS::Lambda::ResourcePolicy', ({ att }) => ({
    ResourceArn: att('Arn'),
    Policy: allow('lambda:InvokeFunction', '*', { Principal: '*' }),
  })),
  hostile('a path', API, 'AWS::ApiGateway::Resource', ({ ref, att }) => ({
    RestApiId: ref,
    ParentId: att('RootResourceId'),
    PathPart: 'debug',
  })),
  hostile(
    'a method at the root that authenticates nobody',
    API,
    'AWS::ApiGateway::Method',
    ({ ref, att, stranger }) => ({
      RestApiId: ref,
      ResourceId: att('RootResourceId'),
      HttpMethod: 'ANY',
      AuthorizationType: 'NONE',
      Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'ANY', Uri: `https://${stranger.host}` },
    }),
  ),
  hostile(
    'a method that authenticates nobody',
    'AWS::ApiGateway::Resource',
    'AWS::ApiGateway::Method',
    ({ ref, properties }) => ({
      RestApiId: properties.RestApiId,
      ResourceId: ref,
      HttpMethod: 'PATCH',
      AuthorizationType: 'NONE',
      Integration: { Type: 'MOCK' },
    }),
  ),
  hostile('a stage', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage', ({ ref, properties }) => ({
    RestApiId: properties.RestApiId,
    DeploymentId: ref,
    StageName: 'debug',
  })),
  hostile('a deployment', API, 'AWS::ApiGateway::Deployment', ({ ref }) => ({
    RestApiId: ref,
    StageName: 'debug',
    StageDescription: { DataTraceEnabled: true },
  })),
  hostile('an authorizer of another account', API, 'AWS::ApiGateway::Authorizer', ({ ref, stranger }) => ({
    RestApiId: ref,
    Type: 'TOKEN',
    Name: 'somebody-else',
    AuthorizerUri: stranger.arn('lambda', 'function:somebody-else'),
  })),
  hostile('a public domain', API, 'AWS::ApiGateway::DomainName', ({ stranger }) => ({
    DomainName: stranger.host,
    EndpointConfiguration: { Types: ['EDGE'] },
  })),
  hostile('a path of a domain', API, 'AWS::ApiGateway::BasePathMapping', ({ ref, stranger }) => ({
    RestApiId: ref,
    DomainName: stranger.host,
  })),
  hostile(
    'a private domain shared with another account',
    API,
    'AWS::ApiGateway::DomainNameV2',
    ({ stranger }) => ({
      DomainName: stranger.host,
      EndpointConfiguration: { Types: ['PRIVATE'] },
      Policy: allow('execute-api:Invoke', '*', { Principal: '*' }),
    }),
  ),
  hostile('a usage plan', API, 'AWS::ApiGateway::UsagePlan', ({ ref }) => ({
    ApiStages: [{ ApiId: ref, Stage: 'llm' }],
  })),
  hostile('an API key', API, 'AWS::ApiGateway::ApiKey', () => ({ Enabled: true })),
  hostile(
    'an answer to refused requests that lets scripts read it',
    API,
    'AWS::ApiGateway::GatewayResponse',
    ({ ref, stranger }) => ({
      RestApiId: ref,
      ResponseType: 'INVALID_API_KEY',
      ResponseParameters: { 'gatewayresponse.header.Location': `'https://${stranger.host}'` },
    }),
  ),
  hostile('another API', API, API, () => ({
    Name: 'somebody-else',
    EndpointConfiguration: { Types: ['REGIONAL'] },
  })),
  hostile('an HTTP API', API, 'AWS::ApiGatewayV2::Api', () => ({
    Name: 'somebody-else',
    ProtocolType: 'HTTP',
  })),
  hostile('a distribution', API, 'AWS::CloudFront::Distribution', ({ stranger }) => ({
    DistributionConfig: { Enabled: true, Origins: [{ Id: 'x', DomainName: stranger.host }] },
  })),
  hostile('the account’s role for logs', API, 'AWS::ApiGateway::Account', ({ stranger }) => ({
    CloudWatchRoleArn: stranger.role,
  })),
  hostile('a firewall that lets everything through', 'AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACL', () => ({
    Scope: 'REGIONAL',
    DefaultAction: { Allow: {} },
    VisibilityConfig: {},
  })),
  hostile(
    'another association of the firewall',
    'AWS::WAFv2::WebACLAssociation',
    'AWS::WAFv2::WebACLAssociation',
    ({ properties, stranger }) => ({
      ...properties,
      WebACLArn: stranger.arn('wafv2', 'regional/webacl/x/y'),
    }),
  ),
];
