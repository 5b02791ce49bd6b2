import type { Deployment } from '../deployment';
import type { StackPart } from '../stack-parts';
import { fixedFields } from './fixed-fields';
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
 */
export type PassName = 'prepare' | 'restrict' | 'widen' | 'narrow';

/** One way through the stacks, from one deployment value. */
export interface Pass {
  readonly name: PassName;
  readonly deployment: Deployment;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StackPart[];
}

const ORDERS = {
  prepare: ['foundation', 'inference'],
  restrict: ['gateway', 'inference'],
  widen: ['foundation', 'inference', 'gateway', 'operations'],
  narrow: ['operations', 'gateway', 'inference', 'foundation'],
} as const satisfies Record<PassName, readonly StackPart[]>;

/**
 * The passes from what is deployed to the new file. Between any two stacks, everything that runs has the permissions
 * that it uses, and no route exists that neither file has. One pass is enough where the new file takes nothing away.
 *
 * @param deployed the file that the foundation has stored; `undefined`: nothing is deployed
 * @throws TransitionError if the two files cannot be united
 */
export function passesTo(next: Deployment, deployed?: Deployment): readonly Pass[] {
  if (!deployed) return [pass('widen', next)];
  const fixed = fixedFields(deployed, next);
  if (fixed.length > 0) throw new TransitionError(CANNOT_HAVE_BOTH, fixed);
  const unknown = unknownFacts(deployed);
  if (unknown.length > 0) throw new TransitionError(NO_FACTS, unknown);
  const limited = underLimits(deployed, next);
  const union = unionOf(limited, next);
  const united = union.deployment;
  const problems = newProblems(union, deployed, next);
  if (problems.length > 0) throw new TransitionError(NOT_VALID, problems);
  const wrong = wrongRoutes(union, limited, next);
  if (wrong.length > 0) throw new TransitionError(WRONG_ROUTES, wrong);
  return [
    ...(isSame(limited, deployed) ? [] : [pass('prepare', deployed), pass('restrict', limited)]),
    pass('widen', isSame(united, next) ? next : united),
    ...(isSame(united, next) ? [] : [pass('narrow', next)]),
  ];
}

const pass = (name: PassName, deployment: Deployment): Pass => ({ name, deployment, stacks: ORDERS[name] });

const CANNOT_HAVE_BOTH = 'Refused: the deployed and the new file cannot be deployed beside each other.';
const NO_FACTS = 'Refused: this release cannot make the templates of the deployed file.';
const NOT_VALID = 'Refused: what the deployed and the new file have together is not a valid deployment.';
const WRONG_ROUTES =
  'Refused: what the deployed and the new file have together would allow what neither allows, or lack what one needs.';

/** Whether two values make the same stacks. The order of keys means nothing. */
const isSame = (one: Deployment, other: Deployment) => sorted(one) === sorted(other);

const sorted = (deployment: Deployment): string =>
  JSON.stringify(deployment, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
