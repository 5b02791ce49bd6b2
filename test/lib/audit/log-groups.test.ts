import { Match } from 'aws-cdk-lib/assertions';
import { LogGroups } from '../../../lib/audit/log-groups';
import { planOf } from '../../../lib/plan/plan';
import { EncryptionKeys } from '../../../lib/security/keys';
import { fixtureDeployment } from '../../fixture-deployments';
import { templateOf } from '../security/fixture';

const withLogs = (name: string) =>
  templateOf((stack) => {
    const plan = planOf(fixtureDeployment(name));
    new LogGroups(stack, 'Logs', { plan, key: new EncryptionKeys(stack, 'Keys', { plan }).data });
  });
const template = withLogs('sandbox');

test('every log group is encrypted and has the deployment’s retention', () => {
  template.allResourcesProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^KeysData'), 'Arn'] },
    RetentionInDays: fixtureDeployment('sandbox').logRetentionDays,
  });
});

test('the firewall’s log group has the prefix that AWS WAF requires, and a new name for each creation of the stack', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: {
      'Fn::Join': ['', ['aws-waf-logs-sandbox-', Match.objectLike({ 'Fn::Select': Match.anyValue() })]],
    },
  });
});

test('DNS queries have a log group with the prefix of the log delivery service, and a new name for each creation of the stack', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: {
      'Fn::Join': [
        '',
        ['/aws/vendedlogs/sandbox-dns-queries-', Match.objectLike({ 'Fn::Select': Match.anyValue() })],
      ],
    },
  });
});

test('I6: the log group of Container Insights exists before ECS would create it unencrypted and without expiry', () => {
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: Match.objectLike({ LogGroupName: '/aws/ecs/containerinsights/sandbox-vllm/performance' }),
    DeletionPolicy: 'Delete',
  });
});

test('the log group of a SageMaker endpoint exists before SageMaker would create it unencrypted', () => {
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: Match.objectLike({ LogGroupName: '/aws/sagemaker/Endpoints/sandbox-qwen2-5-7b' }),
    DeletionPolicy: 'Delete',
  });
});

test('a hosted-only deployment logs one lane, the signer, the API, the firewall, the network, its DNS queries and failed deliveries', () => {
  withLogs('starter').resourceCountIs('AWS::Logs::LogGroup', 7);
});
