import type { SynthesizedResource, SynthesizedTemplates } from '../synthesized';
import { BEARER_RESOURCES, STATEFUL_RESOURCES } from './stateful-resources';

// I10 over the synthesized templates: what holds data, identity or addresses keeps its id and outlives its stack.

/** SageMaker and ECS name these groups after endpoint and cluster: a kept one would stop the next deployment of that name. */
const NAMED_BY_A_SERVICE = /^Logs(Sagemaker|VllmPerformance)/;
/** Only where a deployment has a third zone, or owns the account's API Gateway setting. */
const SOMETIMES = /^(NetworkPrivateVpcisolatedSubnet3Subnet|RolesApiLogging)/;
/** Kept when the stack that made them goes. */
const KEPT = [
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::Logs::LogGroup',
  'AWS::ECR::Repository',
  'AWS::EC2::VPC',
  'AWS::DynamoDB::Table',
];
/** The properties that would give a kept resource a fixed name. */
const NAMES = ['BucketName', 'TableName', 'LogGroupName', 'RepositoryName', 'DeliveryStreamName', 'RoleName'];

const PINNED = { ...STATEFUL_RESOURCES, ...BEARER_RESOURCES };
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

/** Keys, buckets, log groups, tables, images and networks that go with their stack, or with a replacement. */
export function lost(templates: SynthesizedTemplates): readonly string[] {
  return stateful(templates)
    .filter(([, { Type }]) => KEPT.includes(Type))
    .filter(
      ([, resource]) => resource.DeletionPolicy !== 'Retain' || resource.UpdateReplacePolicy !== 'Retain',
    )
    .map(([id]) => id);
}

/** Kept resources with a fixed name: after a deletion, the name would still be taken. */
export function named(templates: SynthesizedTemplates): readonly string[] {
  return stateful(templates)
    .filter(([, { Properties = {} }]) => NAMES.some((name) => typeof Properties[name] === 'string'))
    .map(([id]) => id);
}
