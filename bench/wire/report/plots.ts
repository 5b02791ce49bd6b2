import { CONTESTANTS, type ContestantId } from '../plan/contestants';
import type { Cell, Results } from '../result/results';
import { digits } from './format';
import { contestantsIn, type NamedCase } from './tables';

/** One horizontal bar of a plot. `from` and `to`: a range around the value, as a line. */
interface PlotBar {
  readonly label: string;
  readonly value: number;
  readonly words: string;
  readonly color: string;
  readonly from?: number;
  readonly to?: number;
}

const COLORS: Readonly<Record<ContestantId, string>> = {
  router: '#0b6e4f',
  floor: '#8a8f98',
  bare: '#c3c7cd',
  sdk: '#e08e0b',
  portkey: '#b23a48',
};

export type Plots = readonly (readonly [caption: string, svg: string])[];

/** One plot for each case: CPU for each request, with the quartiles of the slots. */
export function cpuPlots(results: Results, cases: readonly NamedCase[]): Plots {
  return casePlots(results, cases, ({ cpuMs, cpuQuartiles = [] }) => [cpuMs, ...cpuQuartiles]);
}

/** One plot for each case: the time of a request, with a line from the first byte to the 99th percentile. */
export function timePlots(results: Results, cases: readonly NamedCase[]): Plots {
  return casePlots(results, cases, ({ p50Ms, firstByteMs, p99Ms }) => [p50Ms, firstByteMs, p99Ms]);
}

/** One plot for each case that was measured, with the value of each contestant and the range around it, milliseconds. */
function casePlots(
  results: Results,
  cases: readonly NamedCase[],
  of: (cell: Cell) => readonly [value?: number, from?: number, to?: number],
): Plots {
  const plots = cases.map(({ id: caseId, words, atOnce }) => {
    const bars = contestantsIn(results).flatMap((id): PlotBar[] => {
      const cell = results.cells.find((one) => one.caseId === caseId && one.contestant === id);
      const [value, from, to] = cell ? of(cell) : [];
      return value === undefined ? [] : [{ ...head(id), value, words: `${digits(value)} ms`, from, to }];
    });
    return [`${words}, ${atOnce} at once`, plot(bars)] as const;
  });
  return plots.filter(([, svg]) => svg !== '');
}

/** Cold start, memory after many requests, and memory of idle streams. */
export function otherPlots(results: Results): Plots {
  const bars = (of: (id: ContestantId) => number | undefined, unit: string) =>
    plot(
      contestantsIn(results).flatMap((id): PlotBar[] => {
        const value = of(id);
        return value === undefined ? [] : [{ ...head(id), value, words: `${digits(value)} ${unit}` }];
      }),
    );
  const idleOf = (wire: string) => (id: ContestantId) => {
    const bytes = results.idle.find((one) => one.contestant === id && one.wire === wire)?.bytesEach;
    return bytes === undefined ? undefined : bytes / 1024;
  };
  const plots = [
    ['Cold start', bars((id) => results.coldStarts.find(({ program }) => program === id)?.ms, 'ms')],
    [
      `Memory after ${results.memory[0]?.requests} requests`,
      bars((id) => {
        const rss = results.memory.find(({ contestant }) => contestant === id)?.rss;
        return rss === undefined ? undefined : rss / 1024 / 1024;
      }, 'MB'),
    ],
    ['Each idle OpenAI stream', bars(idleOf('openai'), 'KB')],
    ['Each idle ConverseStream', bars(idleOf('converse'), 'KB')],
  ] as const;
  return plots.filter(([, svg]) => svg !== '');
}

const head = (id: ContestantId) => ({ label: CONTESTANTS[id].name, color: COLORS[id] });

const ROW = 26;
const LABELS = 130;
const WIDTH = 560;
const SPACE_FOR_WORDS = 80;

/** Horizontal bars as SVG, from zero; empty without bars. */
function plot(bars: readonly PlotBar[]): string {
  if (bars.length === 0) return '';
  const most = Math.max(...bars.map(({ value, to = 0 }) => Math.max(value, to)));
  const x = (value: number) =>
    LABELS + (Math.max(0, value) / (most || 1)) * (WIDTH - LABELS - SPACE_FOR_WORDS);
  const rows = bars.map(({ label, value, words, color, from, to }, index) => {
    const y = index * ROW;
    const middle = y + ROW / 2;
    const range =
      from === undefined || to === undefined
        ? ''
        : `<line x1="${x(from).toFixed(1)}" x2="${x(to).toFixed(1)}" y1="${middle}" y2="${middle}" stroke="#222" stroke-width="1.5"/>`;
    const end = Math.max(x(value), x(to ?? 0));
    return [
      `<text x="${LABELS - 8}" y="${middle}" text-anchor="end" dominant-baseline="central">${escaped(label)}</text>`,
      `<rect x="${LABELS}" y="${y + 4}" width="${(x(value) - LABELS).toFixed(1)}" height="${ROW - 8}" fill="${color}"/>`,
      range,
      `<text x="${(end + 6).toFixed(1)}" y="${middle}" dominant-baseline="central">${escaped(words)}</text>`,
    ].join('');
  });
  const height = bars.length * ROW;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">${rows.join('')}</svg>`;
}

/** A text inside HTML or SVG. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
