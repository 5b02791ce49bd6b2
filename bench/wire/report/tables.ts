import type { Case } from '../plan/cases';
import { CONTESTANTS, type ContestantId } from '../plan/contestants';
import type { Bar } from '../result/bars';
import type { Cell, Results } from '../result/results';
import { ratio } from '../result/statistics';
import { digits, kilobytes, megabytes, times } from './format';

/** A table as rows of cells; the first row is the head. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** A case that was measured, with its words. */
export type NamedCase = Pick<Case, 'id' | 'words' | 'atOnce'>;

/** Everything but the bars, as tables: CPU, times, both beside the router's, cold start and memory. */
export function tablesOf(results: Results, cases: readonly NamedCase[]): readonly Table[] {
  return [
    cpuTable(results, cases),
    timeTable(results, cases),
    ratioTable(results, cases),
    startTable(results),
  ].filter(({ rows }) => rows.length > 1);
}

/** One row for each bar, met or missed. */
export function barTable(bars: readonly Bar[]): Table {
  return {
    title: 'Bars',
    rows: [
      ['bar', 'limit', 'measured', ''],
      ...bars.map(({ words, limit, atMost, value, met }) => [
        words,
        `${atMost ? '≤' : '≥'} ${digits(limit)}`,
        digits(value),
        met === undefined ? 'not measured' : met ? 'met' : 'MISSED',
      ]),
    ],
  };
}

const namesOf = (ids: readonly ContestantId[]) => ids.map((id) => CONTESTANTS[id].name);

/** The contestants that some cell is about, in the order of the plan. */
export function contestantsIn({ cells, coldStarts, memory, idle }: Results): readonly ContestantId[] {
  const found = new Set<string>([
    ...[...cells, ...memory, ...idle].map(({ contestant }) => contestant),
    ...coldStarts.map(({ program }) => program),
  ]);
  return (Object.keys(CONTESTANTS) as ContestantId[]).filter((id) => found.has(id));
}

/** The head, and a row for each case that was measured. */
function rowsByCase(
  results: Results,
  cases: readonly NamedCase[],
  words: (cell: Cell | undefined, floor: Cell | undefined, router: Cell | undefined) => string,
): string[][] {
  const ids = contestantsIn(results);
  const cell = (caseId: string, id: ContestantId) =>
    results.cells.find((one) => one.caseId === caseId && one.contestant === id);
  const rows = cases
    .filter(({ id: caseId }) => results.cells.some((one) => one.caseId === caseId))
    .map(({ id: caseId, words: name, atOnce }) => [
      `${name}, ${atOnce} at once`,
      ...ids.map((id) => words(cell(caseId, id), cell(caseId, 'floor'), cell(caseId, 'router'))),
    ]);
  return [['case', ...namesOf(ids)], ...rows];
}

function cpuTable(results: Results, cases: readonly NamedCase[]): Table {
  const words = (cell: Cell | undefined, floor: Cell | undefined) => {
    if (!cell) return '–';
    if (cell.error !== undefined) return 'ERROR';
    if (cell.cpuMs === undefined) return 'busy';
    const dropped = cell.busySlots > 0 && results.busy === 'dropped' ? ` (${cell.busySlots} busy)` : '';
    return `${digits(cell.cpuMs)}  ${times(ratio(cell.cpuMs, floor?.cpuMs))}${dropped}`;
  };
  return {
    title: 'CPU for each request, milliseconds, and as a multiple of the audited floor',
    rows: rowsByCase(results, cases, words),
  };
}

function timeTable(results: Results, cases: readonly NamedCase[]): Table {
  const words = (cell: Cell | undefined) =>
    cell?.p50Ms === undefined
      ? '–'
      : [cell.firstByteMs, cell.p50Ms, cell.p99Ms].map((value) => digits(value)).join(' / ');
  return {
    title: 'First byte / p50 / p99, milliseconds',
    rows: rowsByCase(results, cases, words),
  };
}

function ratioTable(results: Results, cases: readonly NamedCase[]): Table {
  const words = (cell: Cell | undefined, _floor: Cell | undefined, router: Cell | undefined) =>
    cell?.cpuMs === undefined || router?.cpuMs === undefined
      ? '–'
      : (['cpuMs', 'firstByteMs', 'p50Ms'] as const)
          .map((number) => times(ratio(cell[number], router[number])))
          .join(' / ');
  return {
    title: 'CPU / first byte / p50 as a multiple of those of the router',
    rows: rowsByCase(results, cases, words),
  };
}

function startTable(results: Results): Table {
  const { coldStarts, memory, idle } = results;
  const ids = contestantsIn(results);
  const empty = coldStarts.find(({ program }) => program === 'empty');
  const row = (name: string, of: (id: ContestantId) => string) => [name, ...ids.map(of)];
  const rows: string[][] = [];
  if (coldStarts.length > 0) {
    rows.push(
      row(`cold start, ms (an empty server: ${digits(empty?.ms)})`, (id) => {
        const start = coldStarts.find(({ program }) => program === id);
        return start?.error === undefined ? digits(start?.ms) : 'ERROR';
      }),
    );
  }
  if (memory.length > 0) {
    rows.push(
      row(`memory after ${memory[0]?.requests} requests`, (id) => {
        const one = memory.find(({ contestant }) => contestant === id);
        return one?.error === undefined ? megabytes(one?.rss) : 'ERROR';
      }),
    );
  }
  for (const wire of new Set(idle.map((one) => one.wire))) {
    const streams = idle.find((one) => one.wire === wire)?.streams;
    rows.push(
      row(`each of ${streams} idle streams, ${wire}`, (id) => {
        const one = idle.find((found) => found.wire === wire && found.contestant === id);
        return one?.error === undefined ? kilobytes(one?.bytesEach) : 'ERROR';
      }),
    );
  }
  return { title: 'Cold start and memory', rows: [['', ...namesOf(ids)], ...rows] };
}
