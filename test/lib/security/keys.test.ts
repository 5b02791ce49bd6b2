import type { Template } from 'aws-cdk-lib/assertions';
import { EncryptionKeys } from '../../../lib/security/keys';
import { WorkloadRoles } from '../../../lib/security/roles';
import { fixtureDeployment } from '../../fixture-deployments';
import { asList, type Statement, statement, statementsOf, templateOf } from './fixture';

const withKeys = (name: string) =>
  templateOf((stack) => {
    const deployment = fixtureDeployment(name);
    const keys = new EncryptionKeys(stack, 'Keys', { deployment });
    keys.allowDigests(Object.values(new WorkloadRoles(stack, 'Roles', { deployment }).lanes));
  });
const sandbox = withKeys('sandbox');

const policyOf = (template: Template, description: RegExp): readonly Statement[] => {
  const [key] = Object.values(template.findResources('AWS::KMS::Key')).filter(({ Properties }) =>
    description.test(Properties.Description),
  );
  return key?.Properties.KeyPolicy.Statement;
};
const all = statementsOf(sandbox, 'AWS::KMS::Key', 'KeyPolicy');

test('no key policy allows everyone anything', () => {
  const allowed = all.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.filter(({ Principal }) => JSON.stringify(Principal).includes('"*"'))).toEqual([]);
});

test('account administrators manage keys and cannot decrypt with them directly', () => {
  const administer = all
    .filter(({ Sid }) => Sid === 'AccountAdministers')
    .flatMap(({ Action }) => asList(Action));
  expect(administer.filter((action) => /^kms:(\*|Encrypt|Decrypt|ReEncrypt|Generate)/.test(action))).toEqual(
    [],
  );
});

test('every key refuses grants that are not for an AWS resource', () => {
  const denials = all.filter(({ Sid }) => Sid === 'GrantsOnlyForAwsResources');
  expect(denials).toHaveLength(Object.keys(sandbox.findResources('AWS::KMS::Key')).length);
  for (const denial of denials) {
    expect(denial).toMatchObject({
      Effect: 'Deny',
      Action: 'kms:CreateGrant',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
    });
  }
});

test('CloudWatch Logs uses the data key for log groups of this account and region only', () => {
  expect(statement(policyOf(sandbox, /^Logs,/), 'LogGroupsEncrypt').Condition).toEqual({
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-central-1:111122223333:log-group:*' },
  });
});

test('alarms and budgets publish through the data key only for this account', () => {
  for (const sid of ['AlarmsPublish', 'BudgetsPublish']) {
    expect(statement(policyOf(sandbox, /^Logs,/), sid).Condition).toMatchObject({
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    });
  }
});

test('the audit key is used through S3 and Firehose, and by no other service', () => {
  const statements = policyOf(sandbox, /^Audit/).filter(({ Effect }) => Effect === 'Allow');
  expect(statements.map(({ Sid }) => Sid)).toEqual(['AccountAdministers', 'UsableThroughServices']);
  expect(JSON.stringify(statements[1]?.Condition).match(/"(s3|firehose|\w+)\.eu-central-1/g)).toHaveLength(2);
});

test('only the routers make digests, and nobody verifies or exports the key', () => {
  const statements = policyOf(sandbox, /^HMAC/).filter(({ Effect }) => Effect === 'Allow');
  expect(statements.map(({ Sid }) => Sid)).toEqual(['AccountAdministers', 'RoutersDigest']);
  expect(statement(statements, 'RoutersDigest')).toMatchObject({ Action: 'kms:GenerateMac' });
});

test('Auto Scaling encrypts volumes, and makes grants only to attach them', () => {
  const statements = policyOf(sandbox, /^Volumes/);
  expect(statement(statements, 'AutoScalingAttachesVolumes').Condition).toEqual({
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
  });
});

test('a deployment without a vllm model has no volumes key and does not name Auto Scaling', () => {
  const starter = withKeys('starter');
  expect(Object.keys(starter.findResources('AWS::KMS::Key'))).toHaveLength(3);
  expect(JSON.stringify(starter.toJSON())).not.toContain('AWSServiceRoleForAutoScaling');
});
