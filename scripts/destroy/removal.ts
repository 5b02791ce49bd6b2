import type { Deployment } from '../../lib/config/deployment';
import { regionFacts } from '../../lib/config/facts/regions';
import { keptWithRecords, refersTo } from './locked';
import type { Retained } from './retained';
import { RETAINED_KINDS, type RetainedKind } from './retained-kinds';

/** A retained resource with the commands that remove it. */
export interface Removal extends Retained {
  /** @default no command is known for its type */
  readonly kind?: RetainedKind;
  readonly commands: readonly string[];
  /** Whether it must stay until the last record's lock ends. */
  readonly untilUnlocked: boolean;
  /** What the commands call it; a placeholder where its id is not known. */
  readonly id: string;
}

const ORDER = Object.keys(RETAINED_KINDS);
const placeOf = (type: string) => (ORDER.indexOf(type) + ORDER.length) % ORDER.length;

/** How each retained resource is removed, in an order that AWS accepts. */
export function removalsOf(
  retained: readonly Retained[],
  { account, region }: Pick<Deployment, 'account' | 'region'>,
): readonly Removal[] {
  const { partition } = regionFacts(region);
  const ids = new Map(retained.map((one) => [keyOf(one.deletedAt, one.stack, one.logicalId), idOf(one)]));
  const kept = keptWithRecords(retained);
  return retained
    .map((one): Removal => {
      const kind = RETAINED_KINDS[one.type];
      const thing = {
        id: idOf(one),
        region,
        properties: one.properties,
        idOf: (reference: unknown) => {
          const logicalId = referredTo(reference);
          return ids.get(keyOf(one.deletedAt, one.stack, logicalId)) ?? placeholder(logicalId);
        },
        arn: (service: string, resource: string) =>
          `arn:${partition}:${service}:${region}:${account}:${resource}`,
      };
      return {
        ...one,
        ...(kind && { kind }),
        id: thing.id,
        commands: kind?.remove(thing) ?? [],
        untilUnlocked: kept.has(one),
      };
    })
    .sort(
      (one, other) =>
        placeOf(one.type) - placeOf(other.type) || usersOf(one, retained) - usersOf(other, retained),
    );
}

/** How many of its type use it: buckets write their access logs and replicas into others, which go after them. */
const usersOf = (one: Retained, retained: readonly Retained[]) =>
  retained.filter((other) => other.type === one.type && refersTo(other, one)).length;

const idOf = ({ physicalId, logicalId }: Retained) => physicalId ?? placeholder(logicalId);

/** A word that a shell takes as it is. */
const placeholder = (logicalId: string) => `ID_OF_${logicalId}`;

const keyOf = (deletedAt: Date | undefined, stack: string, logicalId: string) =>
  `${deletedAt?.toISOString() ?? ''} ${stack} ${logicalId}`;

/** The logical id in `Ref` or `Fn::GetAtt`. */
function referredTo(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as {
    readonly Ref?: unknown;
    readonly 'Fn::GetAtt'?: readonly unknown[];
  };
  return String(Ref ?? attribute?.[0] ?? value);
}
