import { gateway } from '../../../../lib/proof/expected/gateway/gateway';
import type { Subject } from '../../../../lib/proof/subject';
import { FIXTURES } from '../../../fixture-deployments';
import { Edit, type Editable } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';
import { unnoticed } from './unnoticed';

test.each(FIXTURES)('the gateway of %s is as expected', (name) => {
  expect(differencesFrom(gateway, subjectOf(name))).toEqual([]);
});

interface Sabotage {
  readonly name: string;
  readonly breaks: string;
  readonly change: (edit: Edit) => void;
}

const API = 'AWS::ApiGateway::';
const OPEN = /^OpenRouterFunction[0-9A-F]{8}$/;
const open = (edit: Edit) => edit.resource('AWS::Lambda::Function', OPEN).Properties;
const api = (edit: Edit) => edit.resource(`${API}RestApi`).Properties;
const stage = (edit: Edit) => edit.resource(`${API}Stage`).Properties;
const acl = (edit: Edit) => edit.resource('AWS::WAFv2::WebACL', /^Firewall/).Properties;
const modelAcl = (edit: Edit) => edit.resource('AWS::WAFv2::WebACL', /^VllmFirewall/).Properties;
const chat = (edit: Edit) => edit.resource(`${API}Method`, /^ApiRestApiv1chatcompletionsPOST/).Properties;
const authorizer = (edit: Edit) => edit.resource(`${API}Authorizer`).Properties;
const deadLetters = (edit: Edit) => edit.resource('AWS::SNS::Topic', /^OpenRouterDeadLetters/).Properties;
const permission = (edit: Edit) =>
  edit.resource('AWS::Lambda::Permission', /^ApiRestApiv1chatcompletionsPOST/).Properties;
const refusal = (edit: Edit) => edit.resource(`${API}GatewayResponse`, /ACCESSDENIED/).Properties;

const SABOTAGES: readonly Sabotage[] = [
  {
    name: 'the API is open to the internet',
    breaks: 'gateway.api',
    change: (edit) => {
      api(edit).EndpointConfiguration = { Types: ['REGIONAL'] };
    },
  },
  {
    name: 'the API’s policy admits another account',
    breaks: 'gateway.api',
    change: (edit) => {
      api(edit).Policy.Statement[1].Principal.AWS = [
        api(edit).Policy.Statement[1].Principal.AWS,
        'arn:aws:iam::999999999999:root',
      ];
    },
  },
  {
    name: 'the API’s policy denies requests through unknown endpoints only if they name one',
    breaks: 'gateway.api',
    change: (edit) => {
      const [deny] = api(edit).Policy.Statement;
      deny.Condition = { StringNotEqualsIfExists: deny.Condition.StringNotEquals };
    },
  },
  {
    name: 'the API is imported from a document',
    breaks: 'gateway.api',
    change: (edit) => {
      api(edit).BodyS3Location = { Bucket: 'somebody', Key: 'api.json' };
    },
  },
  {
    name: 'a method passes requests to a server outside',
    breaks: 'gateway.methods',
    change: (edit) => {
      chat(edit).Integration = {
        Type: 'HTTP_PROXY',
        Uri: 'https://example.com',
        IntegrationHttpMethod: 'POST',
      };
    },
  },
  {
    name: 'a method is answered by another version of the router',
    breaks: 'gateway.methods',
    change: (edit) => {
      chat(edit).Integration.Uri['Fn::Join'][1][2] = ':old/response-streaming-invocations';
    },
  },
  {
    name: 'API Gateway calls a router with a role of its own',
    breaks: 'gateway.methods',
    change: (edit) => {
      chat(edit).Integration.Credentials = 'arn:aws:iam::111122223333:role/somebody';
    },
  },
  {
    name: 'a method asks nobody who is calling',
    breaks: 'gateway.methods',
    change: (edit) => {
      chat(edit).AuthorizationType = 'NONE';
      delete chat(edit).AuthorizerId;
    },
  },
  {
    name: 'bodies are not validated',
    breaks: 'gateway.methods',
    change: (edit) => {
      edit.resource(`${API}RequestValidator`).Properties.ValidateRequestBody = false;
    },
  },
  {
    name: 'the authorizer is another function',
    breaks: 'gateway.authorizer',
    change: (edit) => {
      authorizer(edit).AuthorizerUri = {
        'Fn::GetAtt': [edit.logicalId('AWS::Lambda::Function', OPEN), 'Arn'],
      };
    },
  },
  {
    name: 'results of the authorizer are cached for longer than the deployment says',
    breaks: 'gateway.authorizer',
    change: (edit) => {
      authorizer(edit).AuthorizerResultTtlInSeconds = 3600;
    },
  },
  {
    name: 'results of the authorizer are cached by the path and not by the credential',
    breaks: 'gateway.authorizer',
    change: (edit) => {
      authorizer(edit).IdentitySource = 'context.path';
    },
  },
  {
    name: 'a canary of the stage serves another deployment',
    breaks: 'gateway.stage',
    change: (edit) => {
      stage(edit).CanarySetting = { DeploymentId: 'a1b2c3', PercentTraffic: 50 };
    },
  },
  {
    name: 'the stage serves an older deployment',
    breaks: 'gateway.stage',
    change: (edit) => {
      stage(edit).DeploymentId = 'a1b2c3';
    },
  },
  {
    name: 'answers are cached',
    breaks: 'gateway.stage',
    change: (edit) => {
      stage(edit).MethodSettings[0].CachingEnabled = true;
    },
  },
  {
    name: 'one path has settings of its own',
    breaks: 'gateway.stage',
    change: (edit) => {
      stage(edit).MethodSettings.push({ HttpMethod: 'POST', ResourcePath: '/v1/chat/completions' });
    },
  },
  {
    name: 'bodies are in the execution log',
    breaks: 'I7.api-logs',
    change: (edit) => {
      stage(edit).MethodSettings[0].DataTraceEnabled = true;
    },
  },
  {
    name: 'the access log has a path with everything that the caller wrote into it',
    breaks: 'I7.api-logs',
    change: (edit) => {
      const setting = stage(edit).AccessLogSetting;
      setting.Format = setting.Format.replace('$context.resourcePath', '$context.path');
    },
  },
  {
    name: 'a refusal echoes the request',
    breaks: 'I12.gateway',
    change: (edit) => {
      const templates = refusal(edit).ResponseTemplates;
      templates['application/json'] = templates['application/json'].replace('This caller', '$context.path');
    },
  },
  {
    name: 'a refusal looks like an answer',
    breaks: 'I12.gateway',
    change: (edit) => {
      refusal(edit).StatusCode = '200';
    },
  },
  {
    name: 'the firewall ignores one rule of a group',
    breaks: 'gateway.firewall',
    change: (edit) => {
      const { ManagedRuleGroupStatement: group } = acl(edit).Rules[0].Statement;
      group.RuleActionOverrides.push({ Name: 'NoUserAgent_HEADER', ActionToUse: { Allow: {} } });
    },
  },
  {
    name: 'the firewall is in front of another stage',
    breaks: 'gateway.firewall',
    change: (edit) => {
      edit.resource('AWS::WAFv2::WebACLAssociation', /^Firewall/).Properties.ResourceArn['Fn::Join'][1][3] =
        'test';
    },
  },
  {
    name: 'the firewall of models admits what no model serves',
    breaks: 'gateway.model-firewall',
    change: (edit: Edit) => {
      modelAcl(edit).DefaultAction = { Allow: {} };
    },
  },
  {
    name: 'the firewall of models admits another path of vLLM',
    breaks: 'gateway.model-firewall',
    change: (edit: Edit) => {
      const [, paths] = modelAcl(edit).Rules[0].Statement.AndStatement.Statements;
      paths.OrStatement.Statements[0].ByteMatchStatement.SearchString = '/v1/load_lora_adapter';
    },
  },
  {
    name: 'another firewall is in front of the models',
    breaks: 'gateway.model-firewall',
    change: (edit: Edit) => {
      edit.resource('AWS::WAFv2::WebACLAssociation', /^VllmFirewall/).Properties.WebACLArn = 'arn:aws:x';
    },
  },
  {
    name: 'the firewall of models logs credentials',
    breaks: 'I7.api-logs',
    change: (edit: Edit) => {
      edit.resource('AWS::WAFv2::LoggingConfiguration', /^VllmFirewall/).Properties.RedactedFields.pop();
    },
  },
  {
    name: 'every topic of every account sends to the queue of undelivered alarms',
    breaks: 'gateway.topics',
    change: (edit: Edit) => {
      delete edit.resource('AWS::SQS::QueuePolicy', /^AlarmTopic/).Properties.PolicyDocument.Statement[1]
        .Condition;
    },
  },
  {
    name: 'undelivered alarms are encrypted with a key of AWS',
    breaks: 'I6.gateway',
    change: (edit: Edit) => {
      edit.resource('AWS::SQS::Queue', /^AlarmTopic/).Properties.KmsMasterKeyId = 'alias/aws/sqs';
    },
  },
  {
    name: 'undelivered alarms go to a queue of another account',
    breaks: 'gateway.topics',
    change: (edit: Edit) => {
      edit.resource('AWS::SNS::Subscription', /^AlarmTopic/).Properties.RedrivePolicy.deadLetterTargetArn =
        'arn:aws:sqs:us-east-1:999988887777:queue';
    },
  },
  {
    name: 'the firewall keeps samples of requests',
    breaks: 'I7.api-logs',
    change: (edit) => {
      acl(edit).VisibilityConfig.SampledRequestsEnabled = true;
    },
  },
  {
    name: 'the firewall logs what matched in a body',
    breaks: 'I7.api-logs',
    change: (edit) => {
      acl(edit).DataProtectionConfig.DataProtections.shift();
    },
  },
  {
    name: 'the firewall logs credentials',
    breaks: 'I7.api-logs',
    change: (edit) => {
      edit.resource('AWS::WAFv2::LoggingConfiguration', /^Firewall/).Properties.RedactedFields.pop();
    },
  },
  {
    name: 'a function has a layer',
    breaks: 'gateway.functions',
    change: (edit) => {
      open(edit).Layers = ['arn:aws:lambda:eu-central-1:999999999999:layer:extension:1'];
    },
  },
  {
    name: 'a function has a file system',
    breaks: 'gateway.functions',
    change: (edit) => {
      open(edit).FileSystemConfigs = [{ Arn: 'arn:aws:elasticfilesystem:…', LocalMountPath: '/mnt/x' }];
    },
  },
  {
    name: 'the code of a function is written in the template',
    breaks: 'gateway.functions',
    change: (edit) => {
      open(edit).Code = { ZipFile: 'exports.handler = () => undefined' };
    },
  },
  {
    name: 'the code of a function is in another account’s bucket',
    breaks: 'gateway.functions',
    change: (edit) => {
      open(edit).Code.S3Bucket = 'cdk-hnb659fds-assets-999999999999-eu-central-1';
    },
  },
  {
    name: 'a function has another handler',
    breaks: 'gateway.functions',
    change: (edit) => {
      open(edit).Handler = 'other.handler';
    },
  },
  {
    name: 'a function is outside the VPC',
    breaks: 'gateway.functions',
    change: (edit) => {
      delete open(edit).VpcConfig;
    },
  },
  ...['NODE_OPTIONS', 'AWS_ENDPOINT_URL_FIREHOSE', 'AWS_LAMBDA_EXEC_WRAPPER', 'HTTPS_PROXY'].map(
    (variable): Sabotage => ({
      name: `a function has the variable ${variable}`,
      breaks: 'gateway.environment',
      change: (edit) => {
        open(edit).Environment.Variables[variable] = 'x';
      },
    }),
  ),
  {
    name: 'a router gets another address for a model',
    breaks: 'gateway.environment',
    change: (edit) => {
      open(edit).Environment.Variables.MODEL_QWEN3_30B_BASE_URL = 'https://example.com';
    },
  },
  {
    name: 'the environment of a function is encrypted with a key of AWS',
    breaks: 'I6.gateway',
    change: (edit) => {
      delete open(edit).KmsKeyArn;
    },
  },
  {
    name: 'another account may invoke a router',
    breaks: 'gateway.invocation',
    change: (edit) => {
      permission(edit).Principal = '999999999999';
    },
  },
  {
    name: 'another API may invoke a router',
    breaks: 'gateway.invocation',
    change: (edit) => {
      delete permission(edit).SourceArn;
    },
  },
  {
    name: 'failed invocations go to a queue',
    breaks: 'I7.dead-letters',
    change: (edit) => {
      open(edit).DeadLetterConfig.TargetArn = 'arn:aws:sqs:eu-central-1:111122223333:queue';
    },
  },
  {
    name: 'results of successful asynchronous invocations go somewhere',
    breaks: 'I7.dead-letters',
    change: (edit) => {
      edit.resource('AWS::Lambda::EventInvokeConfig', /^OpenRouter/).Properties.DestinationConfig.OnSuccess =
        {
          Destination: 'arn:aws:sqs:eu-central-1:999999999999:x',
        };
    },
  },
  {
    name: 'a topic of failed invocations has a subscriber',
    breaks: 'I7.dead-letters',
    change: (edit) => {
      deadLetters(edit).Subscription = [{ Protocol: 'email', Endpoint: 'somebody@example.com' }];
    },
  },
  {
    name: 'a topic is not encrypted with the data key',
    breaks: 'I6.gateway',
    change: (edit) => {
      deadLetters(edit).KmsMasterKeyId = 'alias/aws/sns';
    },
  },
  {
    name: 'everybody may publish alarms',
    breaks: 'gateway.topics',
    change: (edit) => {
      edit.resource('AWS::SNS::TopicPolicy', /^AlarmTopic/).Properties.PolicyDocument.Statement[1].Principal =
        '*';
    },
  },
  ...[
    {
      name: 'the signer is started once a day',
      change: (rule: Editable['Properties']) => {
        rule.ScheduleExpression = 'rate(1 day)';
      },
    },
    {
      name: 'the signer is not started',
      change: (rule: Editable['Properties']) => {
        rule.State = 'DISABLED';
      },
    },
    {
      name: 'the signer is given an input',
      change: (rule: Editable['Properties']) => {
        rule.Targets[0].Input = '{"from":""}';
      },
    },
    {
      name: 'another function is started every hour as well',
      change: (rule: Editable['Properties']) => {
        rule.Targets.push({ Id: 'x', Arn: 'arn:aws:lambda:eu-central-1:999999999999:function:x' });
      },
    },
  ].map(({ name, change }) => ({
    name,
    breaks: 'I8.chain-heads',
    change: (edit: Edit) => change(edit.resource('AWS::Events::Rule').Properties),
  })),
  {
    name: 'any rule of EventBridge may start the signer',
    breaks: 'gateway.invocation',
    change: (edit) => {
      delete edit.resource('AWS::Lambda::Permission', /^ChainHeads/).Properties.SourceArn;
    },
  },
  {
    name: 'two runs of the signer are possible at once',
    breaks: 'gateway.functions',
    change: (edit) => {
      edit.resource('AWS::Lambda::Function', /^ChainHeads/).Properties.ReservedConcurrentExecutions = 2;
    },
  },
  {
    name: 'the signer signs with another key',
    breaks: 'gateway.environment',
    change: (edit) => {
      const { Variables } = edit.resource('AWS::Lambda::Function', /^ChainHeads/).Properties.Environment;
      Variables.SIGNING_KEY_ARN = 'arn:aws:kms:eu-central-1:999999999999:key/x';
    },
  },
  {
    name: 'alarms are mailed to somebody else',
    breaks: 'gateway.topics',
    change: (edit) => {
      edit.resource('AWS::SNS::Subscription', /^AlarmTopic/).Properties.Endpoint = 'somebody@example.com';
    },
  },
];

test.each(SABOTAGES)('$breaks fails if $name', ({ breaks, change }) => {
  expect(claimsBrokenBy(change)).toContain(breaks);
});

test('the deployment of the API is made after each of its methods, refusals and the authorizer', () => {
  const subject = subjectOf('eu-central-1');
  const { DependsOn } = new Edit(subject).resource(`${API}Deployment`) as unknown as { DependsOn: string[] };
  const unnoticed = [...DependsOn].filter((logicalId) => {
    DependsOn.splice(DependsOn.indexOf(logicalId), 1);
    const noticed = differencesFrom(gateway, subject).length > 0;
    DependsOn.push(logicalId);
    return !noticed;
  });
  expect(unnoticed).toEqual([]);
});

/** Properties that only tell readers something, and the name by which no method knows the authorizer. */
const IRRELEVANT =
  /^AWS::(\S+ Description|\S+ \S+\.Sid|SNS::Topic DisplayName|Events::Rule (Description|Targets\.Id)|ApiGateway::Authorizer Name) is (another|missing)$/;

/** Values that name a resource of another area; without that area any name fits. */
const OF_OTHER_AREAS =
  / (AccessLogSetting\.DestinationArn|LogDestinationConfigs|Environment\.Variables\.GUARDRAIL_(ID|VERSION)(\.Region)?) (is another|is missing|has one more)$/;

test('a change of any property is noticed, except of those that are irrelevant or refer to other areas', () => {
  const found = unnoticed(gateway, subjectOf('eu-central-1'));
  expect(found.filter((one) => !IRRELEVANT.test(one) && !OF_OTHER_AREAS.test(one))).toEqual([]);
});

test('a resource of the area that nothing is expected to be is a difference', () => {
  const subject = subjectOf('eu-central-1');
  new Edit(subject).add('gateway', 'Another', {
    Type: 'AWS::Lambda::Permission',
    Properties: { Action: 'lambda:*', FunctionName: 'x', Principal: '*' },
  });
  expect(differencesFrom(gateway, subject)).toEqual([
    '⟦eu-central-1-gateway/Another⟧ is a AWS::Lambda::Permission that nothing is expected to be',
  ]);
});

test('a description, a tag, another order and another logical id change nothing', () => {
  const subject = subjectOf('eu-central-1');
  const edit = new Edit(subject);
  open(edit).Description = 'another';
  open(edit).Tags = [{ Key: 'team', Value: 'x' }];
  open(edit).VpcConfig.SubnetIds.reverse();
  acl(edit).Rules.reverse();
  expect(differencesFrom(gateway, renamed(subject, edit.logicalId(`${API}Authorizer`, /./)))).toEqual([]);
});

function claimsBrokenBy(change: (edit: Edit) => void): readonly string[] {
  const subject = subjectOf('eu-central-1');
  change(new Edit(subject));
  return differencesFrom(gateway, subject).map((words) => words.slice(0, words.indexOf(':')));
}

/** The subject with another logical id for one resource, in each reference to it too. */
function renamed(subject: Subject, logicalId: string): Subject {
  return JSON.parse(JSON.stringify(subject).replaceAll(`"${logicalId}"`, '"Renamed"'));
}
