import type { Deployment } from '../../lib/config/deployment';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import type { Account } from '../account/account';
import { describeStack } from '../account/stack';
import { undecided } from './answer';
import { type Ask, examineAll } from './examine';
import { type Finding, findingOf } from './finding';
import type { Prerequisite } from './prerequisite';

/** What a deployment needs: before its first stack, and in what its foundation creates. */
export interface Needed {
  readonly first: readonly Prerequisite[];
  readonly staged: readonly Prerequisite[];
}

/** What is said of a check that did not run, because the account could not be looked at. */
export const NOT_ASKED = 'Not checked: the account comes first.';

/**
 * Examines all that a deployment needs, the account first: with the credentials of another account, or none, no other
 * answer would mean anything. What goes into buckets and a repository that do not exist yet is unknown.
 */
export async function preflight(
  deployment: StacksNamed & Pick<Deployment, 'account'>,
  { first, staged }: Needed,
  at: Account,
  ask?: Ask,
): Promise<readonly Finding[]> {
  const placement = await examineAll([{ kind: 'placement', account: deployment.account }], at, ask);
  if (placement.some(({ status }) => status !== 'ok')) {
    return [...placement, ...[...first, ...staged].map((one) => findingOf(one, undecided(NOT_ASKED)))];
  }
  const foundation = stackName(deployment, 'foundation');
  // Where CloudFormation does not answer, each check reports that by itself.
  const exists = await describeStack(at, foundation).then(Boolean, () => true);
  const now = exists ? [...first, ...staged] : first;
  const later = undecided(
    `Not checked: ${foundation} creates the place for it. The deploy stops after that stack, and prints the commands.`,
  );
  return [
    ...placement,
    ...(await examineAll(now, at, ask)),
    ...(exists ? [] : staged.map((one) => findingOf(one, later))),
  ];
}
