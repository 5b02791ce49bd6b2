import type { RunJournal } from './run-journal';
import type { PlanResult } from './run-plan';

/** Waits for the end of a plan, and writes into the journal how it ended. @throws what the plan threw */
export async function journaledRun(
  journal: Pick<RunJournal, 'done' | 'stopped'>,
  running: Promise<PlanResult>,
): Promise<PlanResult> {
  try {
    const result = await running;
    const why = reasonOf(result);
    if (why === undefined) journal.done();
    else journal.stopped(why);
    return result;
  } catch (error) {
    journal.stopped(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** Why a run stopped, in a line; `undefined`: it did not, or goes on with what it pinned. */
function reasonOf(result: PlanResult): string | undefined {
  if ('missing' in result) return result.missing.map(({ words }) => words).join(' ');
  if (!('failed' in result)) return undefined;
  const [cause] = result.failed.causes;
  return `the deploy of ${result.failed.stack} failed${cause ? `: ${cause.reason}` : ''}`;
}
