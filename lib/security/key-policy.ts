import { aws_iam as iam, type aws_kms as kms, Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';

// Who may do what with a key, one function per statement of a key policy. `resources: ['*']` in a key policy
// means this key.

/** To encrypt and decrypt, as AWS documents it for services that use a key. */
export const CRYPTOGRAPHY = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'kms:DescribeKey',
];
/** To publish to an encrypted topic. */
export const PUBLISH = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * What an administrator does with a key. Each action that changes something is written out: `kms:Create*` would
 * include `kms:CreateGrant`, and a grant lets its holder decrypt without standing in any policy. What only reads
 * shows nothing that the key encrypts.
 */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:Describe*',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:Get*',
  'kms:List*',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/**
 * Administrators of the account manage the key, as far as IAM lets them; they cannot encrypt or decrypt with it.
 *
 * Grants are made by AWS services for their own resources only. The second statement denies every other grant. It is
 * the one Control Tower asks for (CT.KMS.PR.3): `BoolIfExists`, because a request that lacks a key does not match
 * `Bool`, and a denial that does not match denies nothing.
 */
export function basePolicy(): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'AccountAdministers',
        principals: [new iam.AccountRootPrincipal()],
        actions: ADMINISTRATION,
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'GrantsOnlyForAwsResources',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ],
  });
}

/**
 * Principals of this account whose IAM policy allows it use the key through these services, not directly. Some of the
 * services make a grant for a resource that the key encrypts, on behalf of whoever makes the resource: Amazon ECR for
 * a repository, Lambda for a function, Firehose for a stream, DynamoDB for a table.
 */
export function usableThrough(key: kms.Key, services: readonly string[]): void {
  const { region, urlSuffix } = Stack.of(key);
  const throughServices = {
    StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.${urlSuffix}`) },
  };
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'UsableThroughServices',
      principals: [new iam.AccountRootPrincipal()],
      actions: CRYPTOGRAPHY,
      resources: ['*'],
      conditions: throughServices,
    }),
  );
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'GrantsThroughServices',
      principals: [new iam.AccountRootPrincipal()],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { ...throughServices, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  );
}

/** CloudWatch Logs encrypts log groups of this account and region, and no others. */
export function logGroupsEncrypt(key: kms.Key): void {
  const stack = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LogGroupsEncrypt',
      principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: CRYPTOGRAPHY,
      resources: ['*'],
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arnIn(stack, 'logs', 'log-group:*') },
      },
    }),
  );
}

/** Alarms and budgets of this account publish to topics that this key encrypts. */
export function alarmsAndBudgetsPublish(key: kms.Key): void {
  const stack = Stack.of(key);
  const publish = (sid: string, service: string, sourceArn: string) =>
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        principals: [new iam.ServicePrincipal(service)],
        actions: PUBLISH,
        resources: ['*'],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': sourceArn },
        },
      }),
    );
  publish('AlarmsPublish', 'cloudwatch.amazonaws.com', arnIn(stack, 'cloudwatch', 'alarm:*'));
  publish('BudgetsPublish', 'budgets.amazonaws.com', arnIn(stack, 'budgets', '*', { region: '' }));
}

/** These roles make digests with an HMAC key. */
export function rolesDigest(key: kms.Key, roles: readonly iam.IRole[]): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'RoutersDigest',
      principals: roles.map((role) => new iam.ArnPrincipal(role.roleArn)),
      actions: ['kms:GenerateMac'],
      resources: ['*'],
    }),
  );
}
