import { aws_iam as iam, type aws_kms as kms, Stack } from 'aws-cdk-lib';
import { arnIn } from '../plan/arns';
import { denial, othersThan } from './denial';

// The statements of key policies, one function for each purpose. `resources: ['*']` in a key policy means this key.

/** The actions that AWS documents for services that encrypt and decrypt with a key. */
export const CRYPTOGRAPHY = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'kms:DescribeKey',
];
/** The actions for publishing to an encrypted topic. */
export const PUBLISH = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * The actions of a key administrator. Every action that changes something is listed by name: `kms:Create*` would
 * include `kms:CreateGrant`, and the holder of a grant can decrypt without being in any policy. The read actions show
 * no encrypted data.
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
 * Administrators of the account manage the key within their IAM permissions. They cannot encrypt or decrypt with it.
 *
 * Only AWS services create grants, for their own resources. The second statement denies every other grant. Control
 * Tower requires it (CT.KMS.PR.3). It uses `BoolIfExists`, because `Bool` does not match a request without the
 * condition key, and a deny that does not match has no effect.
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
      denial('GrantsOnlyForAwsResources', ['kms:CreateGrant'], {
        resources: ['*'],
        conditions: {
          BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ],
  });
}

/**
 * Principals of this account use the key through these services, if IAM allows them to; not directly. Some services
 * create a grant for a resource that the key encrypts, on behalf of the principal that creates the resource: Amazon
 * ECR for a repository, Lambda for a function, Firehose for a stream, DynamoDB for a table.
 */
export function usableThrough(key: kms.IKey, services: readonly string[]): void {
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

/** Lets CloudWatch Logs encrypt log groups of this account and region, and no others. */
export function logGroupsEncrypt(key: kms.IKey): void {
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

/**
 * Lets alarms of this account and region publish to topics that this key encrypts. CloudWatch calls KMS as itself and
 * not through SNS, so its source takes the place of `kms:ViaService` (SNS developer guide, "Enable compatibility
 * between event sources from AWS services and encrypted topics").
 */
export function alarmsPublish(key: kms.IKey): void {
  const stack = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsPublish',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: PUBLISH,
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': arnIn(stack, 'cloudwatch', 'alarm:*') },
      },
    }),
  );
}

/**
 * Lets topics of this account and region put undelivered messages into queues that this key encrypts. SNS calls as itself
 * and names the topic (SNS developer guide, "Configuring an Amazon SNS dead-letter queue"; the same condition is in the
 * key policies that aws-cdk-lib writes for queues behind topics, aws/aws-cdk#20521).
 */
export function topicsKeepUndelivered(key: kms.IKey): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'TopicsKeepUndelivered',
      principals: [new iam.ServicePrincipal('sns.amazonaws.com')],
      actions: PUBLISH,
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': arnIn(Stack.of(key), 'sns', '*') } },
    }),
  );
}

/**
 * Lets this role sign with an asymmetric key, digests and with one algorithm only, and denies it to every other
 * principal. A request without `aws:PrincipalArn` is denied too, because the operator is negated. Everybody in the
 * account whom IAM allows it may read the public key: `kms:Get*` is among the actions of administrators.
 */
export function onlyRoleSigns(key: kms.IKey, role: iam.IRole): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'SignerSigns',
      principals: [new iam.ArnPrincipal(role.roleArn)],
      actions: ['kms:Sign'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'DIGEST' } },
    }),
  );
  key.addToResourcePolicy(
    denial('NobodyElseSigns', ['kms:Sign'], { resources: ['*'], conditions: othersThan([role.roleArn]) }),
  );
}

/**
 * Lets these roles compute digests with an HMAC key, with the one algorithm they use. Their code calls KMS itself, so
 * there is no `kms:ViaService`; each role denies the call from outside the VPC (lib/plan/credential-guards.ts).
 */
export function rolesDigest(key: kms.IKey, roles: readonly iam.IRole[]): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'RoutersDigest',
      principals: roles.map((role) => new iam.ArnPrincipal(role.roleArn)),
      actions: ['kms:GenerateMac'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
    }),
  );
}
