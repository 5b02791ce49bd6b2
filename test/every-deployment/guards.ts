import type { SynthesizedResource, SynthesizedTemplates } from '../synthesized';

// What outlives the stack keeps its guard: a retained resource without its policy, its replication or its flow log
// would be worth less than the resource was in the stack.

type Entry = readonly [string, SynthesizedResource];

/** Guards of retained resources that are deleted with the stack or when replaced, each with what it guards. */
export function unkeptGuards(templates: SynthesizedTemplates): readonly string[] {
  return Object.values(templates).flatMap(({ Resources }) => {
    const all = Object.entries(Resources);
    const kept = all.filter(([, resource]) => isKept(resource));
    return kept.flatMap(([id, resource]) =>
      guardsOf([id, resource], all)
        .filter(([, guard]) => !isKept(guard))
        .map(([guard]) => `${guard}, which guards ${id}`),
    );
  });
}

const isKept = ({ DeletionPolicy, UpdateReplacePolicy }: SynthesizedResource) =>
  /^Retain/.test(DeletionPolicy ?? '') && UpdateReplacePolicy === 'Retain';

/**
 * The policy of a bucket and the flow log of a VPC; the role with which either works, with its policies; and each role
 * that a condition of a policy spares by its name, which another role could take if it were free.
 */
function guardsOf([id, resource]: Entry, all: readonly Entry[]): readonly Entry[] {
  const { Properties = {} } = resource;
  const about = all.filter(
    ([, { Type, Properties: its = {} }]) =>
      (Type === 'AWS::S3::BucketPolicy' && refersTo(its.Bucket, id)) ||
      (Type === 'AWS::EC2::FlowLog' && refersTo(its.ResourceId, id)),
  );
  const worksWith = all.filter(
    ([role, { Type }]) =>
      Type === 'AWS::IAM::Role' &&
      (refersTo(Properties.ReplicationConfiguration, role) ||
        refersTo(Properties.DeliverLogsPermissionArn, role)),
  );
  const policies = all.filter(
    ([, { Type, Properties: its = {} }]) =>
      Type === 'AWS::IAM::ManagedPolicy' && worksWith.some(([role]) => refersTo(its.Roles, role)),
  );
  const spared = all.filter(
    ([role, { Type }]) => Type === 'AWS::IAM::Role' && refersTo(conditionsIn(Properties), role),
  );
  return [...about, ...worksWith, ...policies, ...spared];
}

/** Every `Condition` of a value, at any depth. */
function conditionsIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Condition' ? [inner] : conditionsIn(inner),
  );
}

const refersTo = (value: unknown, id: string) => JSON.stringify(value ?? null).includes(`"${id}"`);
