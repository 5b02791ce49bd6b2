import type { Deployment } from '../../lib/config/deployment';
import { isLocked } from './locked';
import type { Removal } from './removal';

/**
 * What stays, what it costs a month, until when records are locked, and the commands that remove each of it.
 *
 * @param now the time of the last record, where the deployment still exists
 */
export function retainedInWords(
  removals: readonly Removal[],
  { audit, name }: Pick<Deployment, 'audit' | 'name'>,
  now: Date,
): string {
  if (removals.length === 0) return `Nothing stays of ${name}.`;
  const lockedFrom = removals.find(isLocked)?.deletedAt ?? now;
  const until = new Date(lockedFrom.getTime() + audit.objectLock.days * DAY_MS).toISOString().slice(0, 10);
  return [
    costInWords(removals),
    GUARDED,
    LISTED,
    section('What stays, in the order in which it can be removed:', removals, false),
    section(
      `Not before ${until}. Records are locked for ${audit.objectLock.days} days from their arrival (${audit.objectLock.mode}); a custodian or an earlier file may have locked some for longer. Without these no record can be read, or its statement verified. Keep the public key of the statements outside the account first (aws kms get-public-key):`,
      removals,
      true,
    ),
  ].join('\n\n');
}

const GUARDED =
  'Buckets, and with publishers in the file also the image repository and the table of API keys, let only the deploy role change or delete them: docs/runbook.md, "Deleting what is guarded", says how one person gets that role. Export the logs that you must keep before you delete their groups.';

const LISTED =
  'The list is what CloudFormation says of each stack and its last template. So it has also what you have removed since, and it has not what an earlier deploy took out of a template and retained: the events of that deploy have it with DELETE_SKIPPED.';

const section = (title: string, removals: readonly Removal[], untilUnlocked: boolean) =>
  [title, ...removals.filter((one) => one.untilUnlocked === untilUnlocked).flatMap(removalInWords)].join(
    '\n',
  );

const DAY_MS = 24 * 60 * 60 * 1000;

/** Each resource by name, with its commands or the reason for none. */
function removalInWords({
  commands,
  deletedAt,
  id,
  kind,
  logicalId,
  stack,
  type,
}: Removal): readonly string[] {
  const when = deletedAt ? `, deleted ${deletedAt.toISOString().slice(0, 16)}Z` : '';
  const why = kind?.goesWith
    ? [`    goes with ${kind.goesWith}`]
    : commands.length === 0
      ? ['    no command is known for this type: see the documentation of its service']
      : [];
  const caution = kind?.caution ? [`    Caution: ${kind.caution}.`] : [];
  return [
    `  ${stack} ${logicalId}: ${type} ${id}${when}`,
    ...why,
    ...caution,
    ...commands.map((line) => `    ${line}`),
  ];
}

/** The fixed cost, its lines, and the price of what is stored. */
function costInWords(removals: readonly Removal[]): string {
  const kinds = [...new Set(removals.flatMap(({ kind }) => (kind ? [kind] : [])))].map((kind) => {
    const things = removals.filter((one) => one.kind === kind);
    return { kind, count: things.length, usd: sum(things.map((one) => kind.usd?.(one) ?? 0)) };
  });
  const priced = kinds.filter(({ usd }) => usd > 0);
  return [
    `Retained cost: about ${sum(priced.map(({ usd }) => usd)).toFixed(2)} USD a month, and what is stored (us-east-1 list prices: scripts/preflight/cost/idle-prices.ts and scripts/destroy/retained-prices.ts name source and date)`,
    ...priced.map(({ kind, count, usd }) => `  ${usd.toFixed(2).padStart(9)}  ${count} ${kind.noun}`),
    ...kinds
      .filter(({ kind }) => kind.usdPerGb !== undefined)
      .map(
        ({ kind, count }) =>
          `  ${String(kind.usdPerGb?.toFixed(3)).padStart(9)}  for each GB in ${count} ${kind.noun}`,
      ),
  ].join('\n');
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
