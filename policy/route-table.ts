import { type Boundary, isWithin } from './boundary';
import type { Ceilings } from './ceiling';
import { classesFrom, type DataClass } from './data-class';
import { LANES, type Lane, laneReaches, lanesFor } from './lane';
import { REFUSE_RESTRICTED, type RestrictedBy, type RestrictedOnOpenLane } from './restricted-on-open-lane';

/** What policy knows of a model. `auto`: whether the model name `auto` may choose it. */
export interface PolicyModel {
  readonly name: string;
  readonly boundary: Boundary;
  readonly auto: boolean;
  /** Models tried, in order, when this one fails before its first event. */
  readonly fallbacks: readonly string[];
}

/** An authenticated principal. `floor`: no request of this caller counts as less sensitive than this. */
export interface PolicyCaller {
  readonly name: string;
  readonly floor: DataClass;
  /** The model names this caller may use; `all` for every one of the deployment. */
  readonly models: 'all' | readonly string[];
  /** The lanes this caller can prove itself on. @default every lane */
  readonly lanes?: readonly Lane[];
}

/** Everything a decision depends on besides the request. Models in the order `auto` tries them. */
export interface Policy {
  readonly ceilings: Ceilings;
  readonly models: readonly PolicyModel[];
  readonly callers: readonly PolicyCaller[];
  /** @default refused, whoever says that it is restricted */
  readonly restrictedOnOpenLane?: RestrictedOnOpenLane;
}

/** Why a model was kept or refused, as a stable code for records and as words for people. */
export interface Verdict {
  readonly model: string;
  readonly boundary: Boundary;
  readonly kept: boolean;
  readonly reason: 'within-ceiling' | 'above-ceiling' | 'outside-lane' | 'not-allowed-for-caller';
  readonly words: string;
}

/** One row of the table: for this lane, caller and class, what holds for every model of the deployment. */
export interface Route {
  readonly lane: Lane;
  readonly caller: string;
  readonly dataClass: DataClass;
  /**
   * Set where the whole row is refused: `restricted` data on the open lane of a deployment that has a sealed
   * one. Then every verdict of the row still says what the ceiling alone would have said.
   */
  readonly refusal?: 'use-sealed-lane';
  readonly verdicts: readonly Verdict[];
}

/** The lanes of a deployment with these models. */
export function lanesOf(policy: Pick<Policy, 'models'>): readonly Lane[] {
  return lanesFor(policy.models.map((model) => model.boundary));
}

/**
 * The one table everything else is made from: the router decides by it, IAM statements, endpoint policies and
 * security groups are generated from it. Pure. Rows ordered lane, caller, class, and only
 * for classes a request of that caller can have: none lies below its floor (I1), and for lanes it can prove itself
 * on. Verdicts in model order.
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
 * One row of {@link routeTable}. The table holds what is known without the detector; `by` asks for the row of a
 * request that nothing but the detector made restricted. Such a row never keeps a model that the caller's other
 * classes do not: `account` lies within every ceiling.
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

/** The lanes on which some request of this caller is answered. */
export function lanesOfCaller(table: readonly Route[], caller: string): readonly Lane[] {
  const answered = table.filter(
    (row) => row.caller === caller && !row.refusal && row.verdicts.some(({ kept }) => kept),
  );
  return LANES.filter((lane) => answered.some((row) => row.lane === lane));
}

/** Whether, on this lane, some caller and class routes to this model: what IAM and the network must allow. */
export function laneUsesModel(table: readonly Route[], lane: Lane, model: string): boolean {
  return table.some(
    (row) =>
      row.lane === lane &&
      row.refusal === undefined &&
      row.verdicts.some((verdict) => verdict.model === model && verdict.kept),
  );
}

function judge(
  ceilings: Ceilings,
  lane: Lane,
  caller: PolicyCaller,
  dataClass: DataClass,
  model: PolicyModel,
): Verdict {
  const { name, boundary } = model;
  const ceiling = ceilings[dataClass];
  if (!laneReaches(lane, boundary)) {
    const words = `the ${lane} lane reaches models inside the account only; ${name} answers at boundary ${boundary}`;
    return { model: name, boundary, kept: false, reason: 'outside-lane', words };
  }
  if (caller.models !== 'all' && !caller.models.includes(name)) {
    const words = `caller ${caller.name} may use ${caller.models.join(', ')}; not ${name}`;
    return { model: name, boundary, kept: false, reason: 'not-allowed-for-caller', words };
  }
  if (!isWithin(boundary, ceiling)) {
    const words = `${dataClass} data may travel no further than ${ceiling}; ${name} answers at boundary ${boundary}`;
    return { model: name, boundary, kept: false, reason: 'above-ceiling', words };
  }
  const words = `${name} answers at boundary ${boundary}, within the ${dataClass} ceiling ${ceiling}`;
  return { model: name, boundary, kept: true, reason: 'within-ceiling', words };
}
