import { columns } from '../../../scripts/command-line/columns';
import { BUSY_SHARE } from '../result/busy';
import type { Results } from '../result/results';
import type { Table } from './tables';

/** Tables as text for a terminal. */
export function textOf(tables: readonly Table[]): string {
  return tables.map(({ title, rows }) => [title, ...columns(rows, '  ')].join('\n')).join('\n\n');
}

/** How the numbers came about, one sentence each. */
export function notesOf({ node, machine, pinned, busy, effort, cells }: Results): readonly string[] {
  const dropped = cells.reduce((sum, { busySlots }) => sum + busySlots, 0);
  const without = cells.filter(({ slots, error }) => slots === 0 && error === undefined).length;
  return [
    `${machine}, Node.js ${node}, ${effort} run.`,
    pinned
      ? 'Each contestant has a processor that the load generator and the upstream servers do not use.'
      : 'Processes are not pinned to processors: this machine has one, or no taskset.',
    {
      dropped: `${dropped} slots are dropped, in which other processes took more than ${BUSY_SHARE * 100} % of a processor.`,
      kept: 'Slots in which the machine was busy count too (--keep-busy).',
      unknown: 'This machine does not tell how busy it is, so no slot is dropped.',
    }[busy],
    ...(without > 0
      ? [
          `${without} numbers are missing, because the machine was busy in every slot: wait, or use --keep-busy.`,
        ]
      : []),
  ];
}

/** Each error once, with the contestant and the case. */
export function errorsOf({ cells, coldStarts, memory, idle }: Results): readonly string[] {
  const found = [
    ...cells.map(({ caseId, contestant, error }) => ({ error, where: `${contestant}, ${caseId}` })),
    ...coldStarts.map(({ program, error }) => ({ error, where: `${program}, cold start` })),
    ...memory.map(({ contestant, error }) => ({ error, where: `${contestant}, memory` })),
    ...idle.map(({ contestant, wire, error }) => ({ error, where: `${contestant}, idle ${wire} streams` })),
  ];
  return found.flatMap(({ error, where }) => (error === undefined ? [] : [`${where}: ${error}`]));
}
