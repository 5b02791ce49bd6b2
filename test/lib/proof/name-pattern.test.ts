import { covers } from '../../../lib/proof/iam/wildcard';
import { namePattern } from '../../../lib/proof/name-pattern';
import { readResource } from '../../../lib/proof/template/world';

const TEMPLATES = { stacks: {}, account: '1', region: 'r', partition: 'aws', dnsSuffix: 'd' };
const patternOf = (Type: string, stack: string, id: string, Properties: object = {}) =>
  namePattern(readResource(TEMPLATES, stack, id, { Type, Properties: { ...Properties } }));

test.each([
  ['AWS::Logs::LogGroup', 'llm-foundation-LogsOpenLane1A2B-*'],
  ['AWS::SNS::Topic', 'llm-foundation-LogsOpenLane1A2B-*'],
  ['AWS::S3::Bucket', 'llm-foundation-logsopenlane1a2b-*'],
  ['AWS::ECR::Repository', 'llm-foundation-logsopenlane1a2b-*'],
  ['AWS::EC2::SecurityGroup', '*'],
  ['AWS::Bedrock::Guardrail', '*'],
])('of %s, what CloudFormation makes of stack and logical id is known', (type, pattern) => {
  expect(patternOf(type, 'llm-foundation', 'LogsOpenLane1A2B')).toBe(pattern);
});

test.each([
  ['AWS::Logs::LogGroup', { LogGroupName: '/aws/x' }, '/aws/x'],
  ['AWS::Athena::WorkGroup', { Name: 'llm-audit' }, 'llm-audit'],
  ['AWS::Glue::Database', { DatabaseInput: { Name: 'llm_audit' } }, 'llm_audit'],
])('%s with a name of its own has this name', (type, properties, name) => {
  expect(patternOf(type, 'llm-foundation', 'X', properties)).toBe(name);
});

/**
 * Names of real stacks (KensioSoftware/yulin issue 1113, dancrumb/generator-serverless-policy issue 1, serverless/serverless
 * issue 2791).
 */
test.each([
  [
    'thisisareallylongservicenametotestthebucketlengthandseeiftruncated',
    'ServerlessDeploymentBucket',
    'thisisareallylongservice-serverlessdeploymentbuck-1aljxweu3wjjd',
  ],
  [
    'ChineseboostAnalyticsStack',
    'RainlyticsLogsBucket8DF4XXXX',
    'chineseboostanalyticsstac-rainlyticslogsbucket8df4-hdst4ohfvdif',
  ],
  [
    'serverless-my-long-name',
    'ServerlessDeploymentBucket',
    'serverless-my-long-name-serverlessdeploymentbuck-1234567890123',
  ],
])('a name that is too long for a bucket of %s is covered', (stack, id, name) => {
  const pattern = patternOf('AWS::S3::Bucket', stack, id);
  expect(covers(pattern, name)).toBe(true);
  expect(pattern).not.toBe('*');
});

/** KensioSoftware/yulin issue 1113, and gist christianklotz/468a240a. */
test.each([
  [
    'AWS::IAM::Role',
    'ChineseboostAnalyticsStack',
    'RainlyticsSummariesJobFunctionServiceRole1A2B3C4D',
    'ChineseboostAnalyticsStac-RainlyticsSummariesJobFun-UjecjFhpdr1d',
  ],
  [
    'AWS::Lambda::Function',
    'MyStackDev-MyNestedApplicationStack-K87FLFVLYVQJ',
    'MyLambdaFunctionName',
    'MyStackDev-MyNestedApplicatio-MyLambdaFunctionName-1U44TLUZ7OR55',
  ],
])('a name of %s that is too long is covered', (type, stack, id, name) => {
  const pattern = patternOf(type, stack, id);
  expect(covers(pattern, name)).toBe(true);
  expect(pattern).not.toBe('*');
});
