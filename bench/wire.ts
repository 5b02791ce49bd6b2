import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Closers } from '../lib/assembly/closers';
import { runFolder } from '../lib/assembly/run-folder';
import { runCommand } from '../scripts/command-line/run-command';
import { endWithNpm } from '../scripts/start/end-with-npm';
import { CASES } from './wire/plan/cases';
import { FULL, QUICK } from './wire/plan/effort';
import { watched } from './wire/processes/machine-cpu';
import { processors } from './wire/processes/pinning';
import { digits } from './wire/report/format';
import { originTable } from './wire/report/origin-table';
import { pageOf } from './wire/report/page';
import { barTable, tablesOf } from './wire/report/tables';
import { errorsOf, notesOf, textOf } from './wire/report/text';
import { barsOf } from './wire/result/bars';
import { BUSY_SHARE } from './wire/result/busy';
import { type BenchCommand, readBenchCommand, USAGE } from './wire/run/command-line';
import { openField } from './wire/run/field';
import { readProfile } from './wire/run/read-profile';
import { runBench } from './wire/run/run-bench';

// npm run bench: what the router costs on the wire, beside floors and peers.

const RESULTS = join('.local', 'bench');

/** How long the machine is watched before the run, milliseconds. */
const LOOK_MS = 500;

/** The exit code of a command that a signal ended. */
const STOPPED = 130;

async function bench(command: BenchCommand, onSignal: Closers): Promise<number> {
  const { quick, cases, others, contestants, keepBusy, profile } = command;
  mkdirSync(RESULTS, { recursive: true });
  const scratch = onSignal.add(runFolder('bench'), (made) => rmSync(made, { recursive: true, force: true }));
  const began = performance.now();
  const step = (words: string) => {
    console.error(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${words}`);
  };
  const { foreignShare } = await watched([], () => sleep(LOOK_MS));
  if (foreignShare > BUSY_SHARE && !keepBusy) {
    step(`this machine is busy: other processes take ${Math.round(foreignShare * 100)} % of a processor`);
  }
  step('bundling the router, and starting the upstream servers');
  const cpus = processors();
  const options = { scratch, contestants, processors: cpus, ...(profile && { profile: RESULTS }) };
  const field = onSignal.add(await openField(options), (opened) => opened.end());
  let stopped = false;
  onSignal.add(undefined, () => {
    stopped = true;
  });
  try {
    const results = await runBench(field, {
      cases,
      others,
      contestants,
      keepBusy,
      effortName: quick ? 'quick' : 'full',
      effort: quick ? QUICK : FULL,
      pinned: cpus.contestant !== undefined,
      onStep: step,
      onCase: ({ id }, cells) => {
        const cpu = cells.map(({ contestant, cpuMs, error }) => {
          const missing = error === undefined ? 'busy' : 'ERROR';
          return `${contestant} ${cpuMs === undefined ? missing : digits(cpuMs)}`;
        });
        step(`${id.padEnd(20)} CPU ms: ${cpu.join(', ')}`);
      },
    });
    const bars = barsOf(results);
    const file = join(RESULTS, `wire-${results.at.replace(/\W/g, '-')}`);
    writeFileSync(`${file}.json`, `${JSON.stringify({ ...results, bars }, null, 2)}\n`);
    writeFileSync(`${file}.html`, pageOf(results, bars, CASES));
    const errors = errorsOf(results);
    const origins = profile ? [originTable(contestants, (id) => readProfile(RESULTS, id))] : [];
    console.log(`\n${textOf([...tablesOf(results, CASES), ...origins, barTable(bars)])}\n`);
    console.log([...notesOf(results), ...errors.map((words) => `ERROR ${words}`)].join('\n'));
    console.log(`\n${file}.json\n${file}.html`);
    return errors.length > 0 ? 1 : 0;
  } catch (error) {
    if (!stopped) throw error;
    return STOPPED; // Ctrl-C ends the processes, so what was measured is not complete
  } finally {
    await onSignal.close();
  }
}

endWithNpm();
void runCommand(USAGE, (args, onSignal) => bench(readBenchCommand(args), onSignal));
