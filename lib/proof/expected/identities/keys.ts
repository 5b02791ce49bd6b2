import { sagemakerInstance } from '../../../config/facts/instances';
import { KEY_NAMES } from '../../../config/imports/imported-keys';
import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { irrelevant, type Rules } from '../../matching/rule';
import type { Basis } from '../basis';
import { contentFiltersOf } from '../content-filters';
import { throughServices } from '../key-use';
import { type KeyName, key, keyArn, laneOwner, roleArn } from '../things';

/** The keys that the deployment creates, with everybody who may use each of them. */
export const keys = (basis: Basis): readonly Expected[] =>
  KEY_NAMES.filter(
    (name) => isInUse(basis, name) && basis.deployment.imports.keys[name] === undefined,
  ).flatMap((name) => keyWithAlias(basis, name));

/** The account runs instances of its own only for vLLM. */
const isInUse = ({ modelsOn }: Basis, name: KeyName) => name !== 'volumes' || modelsOn('vllm').length > 0;

/** What the policy of a key allows besides its administration. */
export function usesOfKey(basis: Basis, name: KeyName): readonly ExpectedStatement[] {
  const ownInstances = basis.modelsOn('vllm').length > 0;
  switch (name) {
    case 'data':
      return [
        ...usableThrough(basis, ...servicesOfDataKey(basis)),
        logGroups(basis),
        alarmsPublish(basis),
        topicsKeepUndelivered(basis),
        ...(ownInstances ? [autoScalingPublishes(basis)] : []),
      ];
    case 'audit':
      return usableThrough(basis, 's3', 'firehose');
    case 'digest':
      return [
        {
          effect: 'Allow',
          principals: { AWS: basis.lanes.map((lane) => roleArn(basis, laneOwner(lane))) },
          actions: ['kms:GenerateMac'],
          resources: ['*'],
          conditions: { StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] } },
        },
      ];
    case 'heads':
      return onlySignerSigns(basis);
    case 'volumes':
      return volumes(basis);
  }
}

/** The services that keep something of this deployment under the data key. */
function servicesOfDataKey({ deployment, modelsOn }: Basis): readonly string[] {
  const { bearer } = deployment;
  const sagemaker = modelsOn('sagemaker');
  const filtered = modelsOn('bedrock').length > 0 && contentFiltersOf(deployment) !== undefined;
  return [
    'lambda',
    'sns',
    'sqs',
    // Weights, images and key sets are retained when the file no longer has what needs them.
    's3',
    'ecr',
    ...(bearer?.apiKeys ? ['dynamodb'] : []),
    ...(filtered ? ['bedrock'] : []),
    // An instance type with local storage takes no key.
    ...(sagemaker.some(({ instanceType }) => sagemakerInstance(instanceType).localNvmeGb === 0)
      ? ['sagemaker']
      : []),
  ];
}

const ROTATED: Rules = { EnableKeyRotation: true };
const TYPES: Readonly<Record<KeyName, Rules>> = {
  data: ROTATED,
  audit: ROTATED,
  digest: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  heads: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  volumes: ROTATED,
};

function keyWithAlias(basis: Basis, name: KeyName): readonly Expected[] {
  const claim = name === 'heads' ? 'I8.signing-key' : 'I6.keys';
  return [
    {
      thing: key(name),
      type: 'AWS::KMS::Key',
      stack: 'foundation',
      claim,
      retained: true,
      properties: { ...TYPES[name], KeyPolicy: policy(...administration(basis), ...usesOfKey(basis, name)) },
    },
    {
      thing: `alias of ${key(name)}`,
      type: 'AWS::KMS::Alias',
      stack: 'foundation',
      claim,
      properties: {
        AliasName: irrelevant('operators find a key by its alias; no policy and no property refers to one'),
        TargetKeyId: keyArn(basis, name),
      },
    },
  ];
}

const onlySignerSigns = (basis: Basis): readonly ExpectedStatement[] => {
  const signer = roleArn(basis, 'chain-heads');
  const sign = { actions: ['kms:Sign'], resources: ['*'] };
  return [
    {
      effect: 'Allow',
      principals: { AWS: [signer] },
      ...sign,
      conditions: {
        StringEquals: { 'kms:SigningAlgorithm': ['ECDSA_SHA_256'], 'kms:MessageType': ['DIGEST'] },
      },
    },
    {
      effect: 'Deny',
      principals: '*',
      ...sign,
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': [signer] } },
    },
  ];
};

/** Administrators of the account manage a key and cannot use it; only AWS services create grants. */
const administration = (basis: Basis): readonly ExpectedStatement[] => [
  {
    effect: 'Allow',
    principals: root(basis),
    actions: [
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
    ],
    resources: ['*'],
  },
  {
    effect: 'Deny',
    principals: '*',
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      BoolIfExists: { 'kms:GrantIsForAWSResource': ['false'], 'aws:PrincipalIsAWSService': ['false'] },
    },
  },
];

const root = (basis: Basis) => ({ AWS: [basis.globalArn('iam', 'root')] });

const CRYPTOGRAPHY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
];
const PUBLISH = ['kms:Decrypt', 'kms:GenerateDataKey*'];

const usableThrough = (basis: Basis, ...services: readonly string[]): readonly ExpectedStatement[] => [
  {
    effect: 'Allow',
    principals: root(basis),
    actions: CRYPTOGRAPHY,
    resources: ['*'],
    conditions: throughServices(basis, ...services),
  },
  {
    effect: 'Allow',
    principals: root(basis),
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      ...throughServices(basis, ...services),
      Bool: { 'kms:GrantIsForAWSResource': ['true'] },
    },
  },
];

const logGroups = (basis: Basis): ExpectedStatement => ({
  effect: 'Allow',
  principals: { Service: [`logs.${basis.deployment.region}.${basis.dnsSuffix}`] },
  actions: CRYPTOGRAPHY,
  resources: ['*'],
  conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': [basis.arn('logs', 'log-group:*')] } },
});

const alarmsPublish = (basis: Basis): ExpectedStatement => ({
  effect: 'Allow',
  principals: { Service: ['cloudwatch.amazonaws.com'] },
  actions: PUBLISH,
  resources: ['*'],
  conditions: {
    StringEquals: { 'aws:SourceAccount': [basis.deployment.account] },
    ArnLike: { 'aws:SourceArn': [basis.arn('cloudwatch', 'alarm:*')] },
  },
});

/** A topic of the account puts what it could not deliver into a queue. */
const topicsKeepUndelivered = (basis: Basis): ExpectedStatement => ({
  effect: 'Allow',
  principals: { Service: ['sns.amazonaws.com'] },
  actions: PUBLISH,
  resources: ['*'],
  conditions: { ArnLike: { 'aws:SourceArn': [basis.arn('sns', '*')] } },
});

/** The service-linked role of EC2 Auto Scaling (EC2 Auto Scaling user guide, "Required AWS KMS key policy"). */
const autoScaling = (basis: Basis) => ({
  AWS: [
    basis.globalArn('iam', 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'),
  ],
});

const autoScalingPublishes = (basis: Basis): ExpectedStatement => ({
  effect: 'Allow',
  principals: autoScaling(basis),
  actions: PUBLISH,
  resources: ['*'],
  conditions: throughServices(basis, 'sns'),
});

const volumes = (basis: Basis): readonly ExpectedStatement[] => [
  {
    effect: 'Allow',
    principals: autoScaling(basis),
    actions: CRYPTOGRAPHY,
    resources: ['*'],
    conditions: throughServices(basis, 'ec2'),
  },
  {
    effect: 'Allow',
    principals: autoScaling(basis),
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: { ...throughServices(basis, 'ec2'), Bool: { 'kms:GrantIsForAWSResource': ['true'] } },
  },
];
