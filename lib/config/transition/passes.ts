import { ceilingsOf } from '../../../policy/ceiling';
import { stoppedOf } from '../../hosts/schemas';
import type { Deployment } from '../deployment';
import type { Model } from '../model';
import type { Problem } from '../problem';
import type { StackPart } from '../stack-parts';
import { fixedFields } from './fixed-fields';
import { hasAllOf } from './has-all-of';
import { newProblems } from './new-problems';
import { wrongRoutes } from './routes';
import { TransitionError } from './transition-error';
import { underLimits } from './under-limits';
import { unionOf } from './union';
import { unknownFacts } from './unknown-facts';

/**
 * Why stacks are deployed in a pass:
 * - `prepare`: what the deployed file needs of this release, before routers of this release run
 * - `restrict`: the routers obey each limit that the new file lowers, then lose the permissions
 * - `widen`: what the new file adds; permissions before those who use them
 * - `narrow`: what the new file does not have; those who use it before their permissions
 * - `drain`: copies of removed models stop, within a `narrow`
 */
export type PassName = 'prepare' | 'restrict' | 'widen' | 'drain' | 'narrow';

/** One way through the stacks, from one deployment value. */
export interface Pass {
  readonly name: PassName;
  readonly deployment: Deployment;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StackPart[];
  /** Models of which the inference stack may still have instances, and that this pass takes out of it. @default none */
  readonly removed?: readonly string[];
}

const ORDERS = {
  prepare: ['foundation', 'inference'],
  restrict: ['gateway', 'inference'],
  widen: ['foundation', 'inference', 'gateway', 'operations'],
  drain: ['inference'],
  narrow: ['operations', 'gateway', 'inference', 'foundation'],
} as const satisfies Record<PassName, readonly StackPart[]>;

/** Whether the stack that exists has the template of a deployment value. */
export type IsFrom = (part: StackPart, deployment: Deployment) => boolean;

/**
 * The passes from what is deployed to the new file. Between any two stacks, everything that runs has the permissions
 * that it uses, and no route exists that neither file has. One pass is enough where the new file takes nothing away.
 *
 * A file may widen a limit and take a model away. Beside each other, they would give that model to more than either file
 * does. Then the model goes first, under the limits of both files, and the limit is widened by a pass of its own.
 *
 * Where the routers are already those of the file that the passes lead to, no other routers are deployed: a deploy that
 * stopped while it took something away goes on there, and the way back from a failed gateway is what is behind it.
 *
 * @param deployed the file that the foundation has stored; `undefined`: nothing is deployed
 * @param isFrom what the stacks have. @default not known
 * @throws TransitionError if the two files cannot be united
 */
export function passesTo(
  next: Deployment,
  deployed?: Deployment,
  isFrom: IsFrom = () => false,
): readonly Pass[] {
  if (!deployed) return [pass('widen', next)];
  const fixed = fixedFields(deployed, next);
  if (fixed.length > 0) throw new TransitionError(CANNOT_HAVE_BOTH, fixed);
  const unknown = unknownFacts(deployed);
  if (unknown.length > 0) throw new TransitionError(NO_FACTS, unknown);
  const limited = underLimits(next, deployed);
  if (onlyTakesAway(deployed, next, isFrom)) return narrowed(deployed, next, isFrom);
  if (!isSame(limited, next) && onlyTakesAway(deployed, limited, isFrom)) {
    return [...narrowed(deployed, limited, isFrom), pass('widen', next)];
  }
  const direct = between(deployed, next, isFrom);
  if (direct.wrong.length === 0) return direct.passes;
  if (isSame(limited, next)) throw new TransitionError(WRONG_ROUTES, direct.wrong);
  const first = between(deployed, limited, isFrom);
  if (first.wrong.length > 0) throw new TransitionError(WRONG_ROUTES, direct.wrong);
  return [...first.passes, pass('widen', next)];
}

/** Whether the routers are those of the file already, and the foundation has all that the file needs, and more. */
const onlyTakesAway = (deployed: Deployment, next: Deployment, isFrom: IsFrom): boolean =>
  hasAllOf(deployed, next) &&
  !isSame(unionOf(underLimits(deployed, next), next).deployment, next) &&
  isFrom('gateway', next);

/** The passes from one file to the other, and what is wrong with them. */
function between(
  deployed: Deployment,
  next: Deployment,
  isFrom: IsFrom,
): { readonly passes: readonly Pass[]; readonly wrong: readonly Problem[] } {
  const limited = underLimits(deployed, next);
  const union = unionOf(limited, next);
  const united = union.deployment;
  const problems = newProblems(union, deployed, next);
  if (problems.length > 0) throw new TransitionError(NOT_VALID, problems);
  const only = isSame(united, next);
  const asNew = isFrom('gateway', next);
  return {
    wrong: wrongRoutes(union, limited, next),
    passes: [
      ...(asNew || isSame(limited, deployed) ? [] : restricted(deployed, limited, isFrom)),
      ...(only ? [pass('widen', next)] : [asNew ? behind(pass('widen', united)) : pass('widen', united)]),
      ...(only ? [] : narrowed(united, next, isFrom)),
    ],
  };
}

/** The routers obey the lower limits. Those that do already are of this release, and run. */
const restricted = (deployed: Deployment, limited: Deployment, isFrom: IsFrom): readonly Pass[] => [
  ...(isFrom('gateway', limited) ? [] : [pass('prepare', deployed)]),
  pass('restrict', limited),
];

/** What the routers need, and no routers. */
const behind = (one: Pass): Pass => ({ ...one, stacks: ['foundation', 'inference'] });

/**
 * What the new file does not have goes: first from the routers. ECS does not let go of a capacity provider while a copy
 * runs on it, and instances with a copy cannot be deleted; so the copies of removed models stop before their resources go.
 * Instances stay for some minutes after their last copy, also where an earlier deploy has stopped it.
 */
function narrowed(united: Deployment, next: Deployment, isFrom: IsFrom): readonly Pass[] {
  if (isFrom('inference', next)) return [pass('narrow', next)];
  const gone = united.models.filter((model) => !next.models.some(({ name }) => name === model.name));
  const removed = namesOf(gone.filter((model) => 'copies' in model));
  const narrow = { ...pass('narrow', next), ...(removed.length > 0 && { removed }) };
  const stopping = namesOf(gone.filter((model) => stoppedOf(model.host, model) !== undefined));
  if (stopping.length === 0) return [narrow];
  const stopped = { ...united, models: united.models.map((model) => withoutCopies(model, stopping)) };
  return [
    { ...pass('narrow', next), stacks: ['operations', 'gateway'] },
    pass('drain', stopped),
    { ...narrow, stacks: ['inference', 'foundation'] },
  ];
}

const namesOf = (models: readonly Model[]) => models.map(({ name }) => name);

const withoutCopies = (model: Model, stopping: readonly string[]): Model =>
  (stopping.includes(model.name) ? stoppedOf(model.host, model) : undefined) ?? model;

const pass = (name: PassName, deployment: Deployment): Pass => ({ name, deployment, stacks: ORDERS[name] });

const CANNOT_HAVE_BOTH = 'Refused: the deployed and the new file cannot be deployed beside each other.';
const NO_FACTS = 'Refused: this release cannot make the templates of the deployed file.';
const NOT_VALID = 'Refused: what the deployed and the new file have together is not a valid deployment.';
const WRONG_ROUTES =
  'Refused: what the deployed and the new file have together would allow what neither allows, or lack what one needs.';

/**
 * Whether two values make the same stacks. The order of keys means nothing, and so does a ceiling that another limit
 * lowers as far. What is accepted of the compliance packs, and of the account's administrators, is no part of a stack.
 */
export const isSame = (one: Deployment, other: Deployment) => effects(one) === effects(other);

const effects = (deployment: Deployment): string => {
  const { acceptedFindings: _, ...rest } = {
    ...deployment,
    ...(deployment.liveProof && { liveProof: { ...deployment.liveProof, administrators: [] } }),
  };
  const ceilings = ceilingsOf(deployment.residency, deployment.ceilings);
  return JSON.stringify({ ...rest, ceilings }, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
};
