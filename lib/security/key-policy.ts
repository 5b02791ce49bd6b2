import { aws_iam as iam, type aws_kms as kms, Stack } from 'aws-cdk-lib';

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
 * Administrators of the account manage the key, as far as IAM lets them; they cannot encrypt or decrypt with it.
 * Grants are made by AWS services for their own resources only (Control Tower CT.KMS.PR.3): a grant made by hand
 * would let its holder decrypt without standing in any policy.
 */
export function basePolicy(): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'AccountAdministers',
        principals: [new iam.AccountRootPrincipal()],
        actions: [
          'kms:CancelKeyDeletion',
          'kms:Create*',
          'kms:Delete*',
          'kms:Describe*',
          'kms:Disable*',
          'kms:Enable*',
          'kms:Get*',
          'kms:List*',
          'kms:Put*',
          'kms:Revoke*',
          'kms:RotateKeyOnDemand',
          'kms:ScheduleKeyDeletion',
          'kms:TagResource',
          'kms:UntagResource',
          'kms:Update*',
        ],
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'GrantsOnlyForAwsResources',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          Bool: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ],
  });
}

/** Principals of this account whose IAM policy allows it use the key through these services, not directly. */
export function usableThrough(key: kms.Key, services: readonly string[]): void {
  const { region, urlSuffix } = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'UsableThroughServices',
      principals: [new iam.AccountRootPrincipal()],
      actions: CRYPTOGRAPHY,
      resources: ['*'],
      conditions: {
        StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.${urlSuffix}`) },
      },
    }),
  );
}

/** CloudWatch Logs encrypts log groups of this account and region, and no others. */
export function logGroupsEncrypt(key: kms.Key): void {
  const { account, partition, region, urlSuffix } = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LogGroupsEncrypt',
      principals: [new iam.ServicePrincipal(`logs.${region}.${urlSuffix}`)],
      actions: CRYPTOGRAPHY,
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
        },
      },
    }),
  );
}

/** Alarms and budgets of this account publish to topics that this key encrypts. */
export function alarmsAndBudgetsPublish(key: kms.Key): void {
  const { account, partition, region } = Stack.of(key);
  const publish = (sid: string, service: string, sourceArn: string) =>
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        principals: [new iam.ServicePrincipal(service)],
        actions: PUBLISH,
        resources: ['*'],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': sourceArn },
        },
      }),
    );
  publish(
    'AlarmsPublish',
    'cloudwatch.amazonaws.com',
    `arn:${partition}:cloudwatch:${region}:${account}:alarm:*`,
  );
  publish('BudgetsPublish', 'budgets.amazonaws.com', `arn:${partition}:budgets::${account}:*`);
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
