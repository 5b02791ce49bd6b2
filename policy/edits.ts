import { BOUNDARIES, type Boundary, isWithin } from './boundary';
import { type Ceilings, ceilingsOf, DEFAULT_CEILINGS } from './ceiling';
import type { DataClass } from './data-class';
import type { Lane } from './lane';
import { REFUSE_RESTRICTED, type RestrictedOnOpenLane } from './restricted-on-open-lane';
import type { PolicyCaller, PolicyModel } from './route-table';

/**
 * The parts of a deployment file that decide which caller may reach which model. Models carry the boundary that follows
 * from their host and profile.
 */
export interface WrittenPolicy {
  readonly residency: Boundary;
  /** Ceilings lowered by name. */
  readonly ceilings: Partial<Ceilings>;
  readonly models: readonly Pick<PolicyModel, 'name' | 'boundary'>[];
  readonly callers: readonly Pick<PolicyCaller, 'models' | 'lanes'>[];
  /** @default refused */
  readonly restrictedOnOpenLane?: RestrictedOnOpenLane;
}

/** One change of a deployment file. Callers and models are given by their place in the file. */
export type Edit =
  | { readonly kind: 'allow-model'; readonly caller: number; readonly model: string }
  | { readonly kind: 'disallow-model'; readonly caller: number; readonly models: readonly string[] }
  /** Give the caller a credential that this lane accepts. */
  | { readonly kind: 'admit-caller'; readonly caller: number; readonly lane: Lane }
  | { readonly kind: 'raise-residency'; readonly to: Boundary }
  | { readonly kind: 'raise-ceiling'; readonly dataClass: DataClass; readonly to: Boundary }
  | { readonly kind: 'lower-ceiling'; readonly dataClass: DataClass; readonly to: Boundary }
  /** Give the model another host or profile, so that it answers within this boundary. */
  | { readonly kind: 'move-model'; readonly model: number; readonly within: Boundary }
  | { readonly kind: 'remove-model'; readonly model: number }
  /** Let models inside the account answer restricted data on the open lane too. */
  | { readonly kind: 'relax-open-lane' };

/** One question: may this caller reach this model on this lane with data of this class? */
export interface Question {
  readonly lane: Lane;
  /** Place among the callers. */
  readonly caller: number;
  /** Not below the caller's floor. */
  readonly dataClass: DataClass;
  /** Place among the models. */
  readonly model: number;
}

/**
 * The edits that together allow the model where it is refused. For restricted data on the open lane this includes the
 * relaxation by name, because such requests otherwise belong to the sealed lane.
 */
export function editsToKeep(written: WrittenPolicy, question: Question): readonly Edit[] {
  return [
    ...callerEdits(written, question),
    ...boundaryEdits(written, question),
    ...laneEdits(written, question),
  ];
}

function laneEdits({ restrictedOnOpenLane }: WrittenPolicy, { lane, dataClass }: Question): readonly Edit[] {
  const { declaration } = restrictedOnOpenLane ?? REFUSE_RESTRICTED;
  const refused = lane === 'open' && dataClass === 'restricted' && declaration !== 'account-hosts';
  return refused ? [{ kind: 'relax-open-lane' }] : [];
}

function callerEdits({ callers, models }: WrittenPolicy, { lane, caller, model }: Question): readonly Edit[] {
  const name = models[model]?.name ?? '';
  const { models: allowed = 'all', lanes } = callers[caller] ?? {};
  return [
    ...((lanes?.includes(lane) ?? true) ? [] : [{ kind: 'admit-caller' as const, caller, lane }]),
    ...(allowed === 'all' || allowed.includes(name)
      ? []
      : [{ kind: 'allow-model' as const, caller, model: name }]),
  ];
}

function boundaryEdits(written: WrittenPolicy, { lane, dataClass, model }: Question): readonly Edit[] {
  const { residency, ceilings } = written;
  const boundary = boundaryAt(written, model);
  if (lane === 'sealed' && boundary !== 'account') return [{ kind: 'move-model', model, within: 'account' }];
  if (!isWithin(boundary, DEFAULT_CEILINGS[dataClass])) {
    return [{ kind: 'move-model', model, within: ceilingsOf(residency, ceilings)[dataClass] }];
  }
  const lowered = ceilings[dataClass] ?? DEFAULT_CEILINGS[dataClass];
  return [
    ...(isWithin(boundary, residency) ? [] : [{ kind: 'raise-residency' as const, to: boundary }]),
    ...(isWithin(boundary, lowered) ? [] : [{ kind: 'raise-ceiling' as const, dataClass, to: boundary }]),
  ];
}

/** Edits of which each alone refuses the model where it is allowed, the narrowest first. */
export function editsToRefuse(
  written: WrittenPolicy,
  { caller, dataClass, model }: Question,
): readonly Edit[] {
  const name = written.models[model]?.name;
  const allowed = written.callers[caller]?.models ?? 'all';
  const models = (allowed === 'all' ? written.models.map((one) => one.name) : allowed).filter(
    (one) => one !== name,
  );
  const nearer = BOUNDARIES[BOUNDARIES.indexOf(boundaryAt(written, model)) - 1];
  const edits: readonly Edit[] = [
    ...(models.length > 0 ? [{ kind: 'disallow-model' as const, caller, models }] : []),
    ...(nearer ? [{ kind: 'lower-ceiling' as const, dataClass, to: nearer }] : []),
  ];
  return edits.length > 0 ? edits : [{ kind: 'remove-model', model }];
}

function boundaryAt({ models }: WrittenPolicy, model: number): Boundary {
  const found = models[model];
  if (!found) throw new RangeError(`no model at place ${model}; there are ${models.length}`);
  return found.boundary;
}
