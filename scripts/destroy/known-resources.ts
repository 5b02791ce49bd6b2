import type { StackContents } from './retained';

/** The resources that a teardown asks about, by what never changes of them: type and logical id (I10). */
const KNOWN = {
  /** The access log of the API: one line for each request that has ended. */
  'access-log': ['AWS::Logs::LogGroup', /^LogsApiAccess/],
  'delivery-errors': ['AWS::Logs::LogGroup', /^LogsDeliveryErrors/],
  landing: ['AWS::S3::Bucket', /^AuditLanding[0-9A-F]{8}$/],
  records: ['AWS::S3::Bucket', /^AuditRecords[0-9A-F]{8}$/],
  signer: ['AWS::Lambda::Function', /^ChainHeads/],
} as const satisfies Readonly<Record<string, readonly [string, RegExp]>>;

export type KnownResource = keyof typeof KNOWN;

/** The physical ids of what these stacks have of a resource; empty where none has made it. */
export function knownIn(name: KnownResource, stacks: readonly StackContents[]): readonly string[] {
  const [type, id] = KNOWN[name];
  return stacks.filter(({ deletedAt }) => !deletedAt).flatMap((stack) => madeOf(type, stack, id));
}

/** The physical ids of the resources of a type that a stack has made. */
export const madeOf = (
  type: string,
  { template, made }: Pick<StackContents, 'made' | 'template'>,
  id = /^/,
): readonly string[] =>
  Object.entries(template.Resources)
    .filter(([logicalId, { Type }]) => Type === type && id.test(logicalId))
    .flatMap(([logicalId]) => made?.get(logicalId)?.physicalId ?? []);
