import type { Account } from '../account/account';
import { type Answer, undecided } from './answer';
import { check } from './check';
import { type Finding, findingOf } from './finding';
import type { Prerequisite } from './prerequisite';

/** How long a check may take. A deploy waits longer for instances that end. */
const LIMIT_MS = 60_000;
const LIMITS: Partial<Record<Prerequisite['kind'], number>> = { drained: 60 * 60_000 };

/** At most this many checks ask AWS at the same time: the account shares its quotas of calls a second. */
const AT_ONCE = 8;

/** What asks AWS about one prerequisite. */
export type Ask = (prerequisite: Prerequisite, account: Account) => Promise<Answer>;

/** Checks prerequisites, in order, some at the same time. A check that throws, or takes too long, hides no other. */
export async function examineAll(
  prerequisites: readonly Prerequisite[],
  account: Account,
  ask: Ask = check,
  limitOf = ({ kind }: Prerequisite) => LIMITS[kind] ?? LIMIT_MS,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < prerequisites.length; at = next++) {
      const prerequisite = prerequisites[at];
      if (prerequisite) findings[at] = await examine(prerequisite, account, ask, limitOf(prerequisite));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return findings;
}

async function examine(
  prerequisite: Prerequisite,
  account: Account,
  ask: Ask,
  limitMs: number,
): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(tooLong(limitMs)), limitMs);
  });
  try {
    return findingOf(prerequisite, await Promise.race([ask(prerequisite, account), limit]));
  } catch (error) {
    return findingOf(prerequisite, undecided(`The check itself failed (${inOneLine(error)}).`));
  } finally {
    clearTimeout(timer);
  }
}

const tooLong = (limitMs: number) =>
  undecided(`The check had no result after ${limitMs / 1000} seconds. Run it again.`);

const inOneLine = (error: unknown): string => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return `${name}: ${message.split('\n')[0]}`;
};
