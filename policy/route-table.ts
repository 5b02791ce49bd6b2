import { type Boundary, isWithin } from './boundary';
import type { Ceilings } from './ceiling';
import { classesFrom, type DataClass } from './data-class';
import { LANES, type Lane, laneReaches, lanesFor } from './lane';
import { REFUSE_RESTRICTED, type RestrictedBy, type RestrictedOnOpenLane } from './restricted-on-open-lane';

/** The part of a model that the policy reads. `auto`: whether the name `auto` may select it. */
export interface PolicyModel {
  readonly name: string;
  readonly boundary: Boundary;
  /** Why the boundary is as wide as it is, to follow "answers at boundary x". @default it explains itself */
  readonly because?: string;
  readonly auto: boolean;
  /** Models to try, in order, if this one fails before its first event. */
  readonly fallbacks: readonly string[];
}

/** An authenticated principal. `floor`: the lowest class that a request of this caller can have. */
export interface PolicyCaller {
  readonly name: string;
  readonly floor: DataClass;
  /** The names of the models that this caller may use; `all` for every model of the deployment. */
  readonly models: 'all' | readonly string[];
  /** The lanes that accept a credential of this caller. @default every lane */
  readonly lanes?: readonly Lane[];
}

/** Everything a decision depends on besides the request. Models are in the order in which `auto` tries them. */
export interface Policy {
  readonly ceilings: Ceilings;
  readonly models: readonly PolicyModel[];
  readonly callers: readonly PolicyCaller[];
  /** @default refused */
  readonly restrictedOnOpenLane?: RestrictedOnOpenLane;
}

/** Whether a model is kept or refused. `reason` is a stable code for records, `words` explains it to people. */
export interface Verdict {
  readonly model: string;
  readonly boundary: Boundary;
  readonly kept: boolean;
  readonly reason: 'within-ceiling' | 'above-ceiling' | 'outside-lane' | 'not-allowed-for-caller';
  readonly words: string;
}

/** One row of the table: for one lane, caller and class, the verdicts on every model of the deployment. */
export interface Route {
  readonly lane: Lane;
  readonly caller: string;
  readonly dataClass: DataClass;
  /**
   * Set if the whole row is refused: `restricted` data on the open lane of a deployment that has a sealed lane. The
   * verdicts of such a row do not consider this refusal.
   */
  readonly refusal?: 'use-sealed-lane';
  readonly verdicts: readonly Verdict[];
}

/** The lanes of a deployment with these models. */
export function lanesOf(policy: Pick<Policy, 'models'>): readonly Lane[] {
  return lanesFor(policy.models.map((model) => model.boundary));
}

/**
 * The table that decides everything: the router reads it for each request, and IAM statements, endpoint policies and
 * security groups are generated from it. Pure. Rows are ordered by lane, caller and class. A caller has rows only for
 * lanes that accept one of its credentials, and for classes from its floor upwards (I1). Verdicts are in model order.
 */
export function routeTable(policy: Policy): readonly Route[] {
  return lanesOf(policy).flatMap((lane) =>
    policy.callers
      .filter((caller) => caller.lanes?.includes(lane) ?? true)
      .flatMap((caller) =>
        classesFrom(caller.floor).map((dataClass) => route(policy, lane, caller, dataClass)),
      ),
  );
}

/**
 * One row of {@link routeTable}. The table contains the rows for declared classes. With `by: 'detection'`, the row is
 * for a request that only the detector classified as restricted. Such a row keeps no model that the caller's other
 * classes refuse, because `account` is within every ceiling.
 */
export function route(
  policy: Policy,
  lane: Lane,
  caller: PolicyCaller,
  dataClass: DataClass,
  by: RestrictedBy = 'declaration',
): Route {
  const verdicts = policy.models.map((model) => judge(policy.ceilings, lane, caller, dataClass, model));
  const belongsToSealedLane =
    lane === 'open' &&
    dataClass === 'restricted' &&
    lanesOf(policy).includes('sealed') &&
    (policy.restrictedOnOpenLane ?? REFUSE_RESTRICTED)[by] !== 'account-hosts';
  return {
    lane,
    caller: caller.name,
    dataClass,
    ...(belongsToSealedLane && { refusal: 'use-sealed-lane' as const }),
    verdicts,
  };
}

/** The models that answer requests of a row, in model order; none if the whole row is refused. */
export function answering({ refusal, verdicts }: Route): readonly string[] {
  return refusal ? [] : verdicts.filter(({ kept }) => kept).map(({ model }) => model);
}

/** The lanes on which some request of this caller is answered. */
export function lanesOfCaller(table: readonly Route[], caller: string): readonly Lane[] {
  const answered = table.filter((row) => row.caller === caller && answering(row).length > 0);
  return LANES.filter((lane) => answered.some((row) => row.lane === lane));
}

/** Whether some caller and class routes to this model on this lane. If so, IAM and the network must allow it. */
export function laneUsesModel(table: readonly Route[], lane: Lane, model: string): boolean {
  return table.some((row) => row.lane === lane && answering(row).includes(model));
}

function judge(
  ceilings: Ceilings,
  lane: Lane,
  caller: PolicyCaller,
  dataClass: DataClass,
  model: PolicyModel,
): Verdict {
  const { name, boundary, because } = model;
  const ceiling = ceilings[dataClass];
  const answers = `${name} answers at boundary ${boundary}${because === undefined ? '' : ` (${because})`}`;
  if (!laneReaches(lane, boundary)) {
    const words = `the ${lane} lane reaches models inside the account only; ${answers}`;
    return { model: name, boundary, kept: false, reason: 'outside-lane', words };
  }
  if (caller.models !== 'all' && !caller.models.includes(name)) {
    const words = `caller ${caller.name} may use ${caller.models.join(', ')}; not ${name}`;
    return { model: name, boundary, kept: false, reason: 'not-allowed-for-caller', words };
  }
  if (!isWithin(boundary, ceiling)) {
    const words = `${dataClass} data may travel no further than ${ceiling}; ${answers}`;
    return { model: name, boundary, kept: false, reason: 'above-ceiling', words };
  }
  const words = `${answers}, within the ${dataClass} ceiling ${ceiling}`;
  return { model: name, boundary, kept: true, reason: 'within-ceiling', words };
}
