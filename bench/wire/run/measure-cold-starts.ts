import { Connection } from '../load/connection';
import { checkOf } from '../load/expectation';
import { rendered } from '../load/rendered-request';
import { caseOf } from '../plan/cases';
import { speaksOn } from '../plan/contestants';
import type { Effort } from '../plan/effort';
import { inRandomOrder } from '../plan/random-order';
import { requestOf } from '../plan/request';
import { watched } from '../processes/machine-cpu';
import { BUSY_SHARE } from '../result/busy';
import type { ColdStart } from '../result/results';
import { median } from '../result/statistics';
import type { Field, ProgramId } from './field';

/** The request that a process is started for. Every contestant serves it. */
const FIRST = caseOf('converse-json', 1);

/** Starts each program again and again, in random order, and measures the time to its first whole answer. */
export async function measureColdStarts(
  field: Field,
  programs: readonly ProgramId[],
  { coldStarts }: Effort,
  keepBusy: boolean,
): Promise<readonly ColdStart[]> {
  const entries = programs.map((program) => ({ program, ms: [] as number[], busy: 0, error: '' }));
  // The first round fills the file cache of the machine, and does not count.
  for (let round = 0; round <= coldStarts; round++) {
    for (const entry of inRandomOrder(entries)) {
      if (entry.error) continue;
      try {
        const { ms, foreignShare } = await firstAnswer(field, entry.program);
        if (round === 0) continue;
        if (keepBusy || foreignShare <= BUSY_SHARE) entry.ms.push(ms);
        else entry.busy += 1;
      } catch (error) {
        if (field.ended()) throw error;
        entry.error = (error as Error).message;
      }
    }
  }
  return entries.map(({ program, ms, busy, error }) => ({
    program,
    starts: ms.length,
    busyStarts: busy,
    ...(error ? { error } : { ms: median(ms) }),
  }));
}

async function firstAnswer(field: Field, program: ProgramId) {
  const asked = program === 'empty' ? 'bare' : program;
  const request = rendered(requestOf(FIRST, asked, field.upstream));
  const began = performance.now();
  const child = field.start(program);
  try {
    const { result, foreignShare } = await watched([child, ...field.helpers], async () => {
      const connection = await Connection.open(await child.port);
      const { message } = await connection.send(request);
      connection.close();
      return { message, ms: performance.now() - began };
    });
    const { wire, stream, answer } = FIRST;
    const speaks = speaksOn(asked, wire) ?? 'openai';
    const check = checkOf({ wire, speaks, stream, answer });
    const wrong = program === 'empty' ? undefined : check(result.message.head, result.message.body);
    if (wrong !== undefined) throw new Error(wrong);
    return { ms: result.ms, foreignShare };
  } finally {
    await child.end();
  }
}
