import type { SynthesizedResource, SynthesizedTemplates } from '../synthesized';
import { BEARER_RESOURCES, LIVE_PROOF_RESOURCES, STATEFUL_RESOURCES } from './stateful-resources';

// I10 on the synthesized templates: a resource that holds data, identity or addresses keeps its id and outlives its
// stack.

/**
 * SageMaker and ECS name these log groups after endpoint and cluster. A kept one would block a new deployment of that
 * name.
 */
const NAMED_BY_A_SERVICE = /^Logs(Sagemaker|VllmPerformance)/;
/** Only in a deployment with a third zone, or one that owns the account's API Gateway setting. */
const SOMETIMES = /^(NetworkPrivateVpcisolatedSubnet3Subnet|RolesApiLogging)/;
/** The role that the kept setting of the account names, and its policy. */
const KEPT_WITH_THE_ACCOUNT = /^(Roles|Policies)ApiLogging/;
/** Kept when their stack is deleted. */
const KEPT = [
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::Logs::LogGroup',
  'AWS::ECR::Repository',
  'AWS::EC2::VPC',
  'AWS::DynamoDB::Table',
  'AWS::Route53Resolver::FirewallDomainList',
  'AWS::Route53Resolver::FirewallRuleGroup',
  'AWS::Route53Resolver::FirewallRuleGroupAssociation',
];
/** The properties that would give a kept resource a fixed name. */
const NAMES = [
  'BucketName',
  'TableName',
  'LogGroupName',
  'RepositoryName',
  'DeliveryStreamName',
  'RoleName',
  'Name',
];

const PINNED = { ...STATEFUL_RESOURCES, ...BEARER_RESOURCES, ...LIVE_PROOF_RESOURCES };
const statefulTypes = new Set(Object.values(PINNED));

/** The stateful resources of a deployment, by logical id. */
export function stateful(templates: SynthesizedTemplates): readonly [string, SynthesizedResource][] {
  return Object.entries(templates.foundation?.Resources ?? {}).filter(
    ([id, { Type }]) => statefulTypes.has(Type) && !NAMED_BY_A_SERVICE.test(id),
  );
}

/** Stateful resources with another id than the pinned ones. */
export function unpinned(templates: SynthesizedTemplates): readonly string[] {
  const found = stateful(templates).filter(([id, { Type }]) => PINNED[id] !== Type && !SOMETIMES.test(id));
  return found.map(([id]) => id);
}

/** Keys, buckets, log groups, tables, images and networks that are deleted with their stack, or when replaced. */
export function lost(templates: SynthesizedTemplates): readonly string[] {
  const ofTheAccount = Object.entries(templates.foundation?.Resources ?? {}).filter(([id]) =>
    KEPT_WITH_THE_ACCOUNT.test(id),
  );
  return [...stateful(templates).filter(([, { Type }]) => KEPT.includes(Type)), ...ofTheAccount]
    .filter(
      ([, { DeletionPolicy = '', UpdateReplacePolicy }]) =>
        !/^Retain/.test(DeletionPolicy) || UpdateReplacePolicy !== 'Retain',
    )
    .map(([id]) => id);
}

/**
 * Kept resources of which a stack can have one only, that stay where the deploy that created them is rolled back. Every
 * further deploy would fail on them: a group of rules has its priority in the VPC, a log group or a role its name.
 */
export function inTheWay(templates: SynthesizedTemplates): readonly string[] {
  return Object.values(templates).flatMap(({ Resources }) =>
    Object.entries(Resources)
      .filter(
        ([, { Type, Properties = {} }]) =>
          Type.startsWith('AWS::Route53Resolver::') ||
          (Type === 'AWS::Logs::LogGroup' && Properties.LogGroupName !== undefined) ||
          (Type === 'AWS::IAM::Role' && Properties.RoleName !== undefined),
      )
      .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
      .map(([id]) => id),
  );
}

/** Kept resources with a fixed name. After the stack is deleted, the name would still be in use. */
export function named(templates: SynthesizedTemplates): readonly string[] {
  return stateful(templates)
    .filter(([, { DeletionPolicy = '' }]) => /^Retain/.test(DeletionPolicy))
    .filter(([, { Properties = {} }]) => NAMES.some((name) => typeof Properties[name] === 'string'))
    .map(([id]) => id);
}
