import { caseOf } from '../../../../bench/wire/plan/cases';
import { pageOf } from '../../../../bench/wire/report/page';
import { barTable, tablesOf } from '../../../../bench/wire/report/tables';
import { errorsOf, notesOf, textOf } from '../../../../bench/wire/report/text';
import type { Bar } from '../../../../bench/wire/result/bars';
import type { Results } from '../../../../bench/wire/result/results';

const one = caseOf('converse-json', 1);
const head = { caseId: one.id, slots: 3, busySlots: 0, requests: 9 };
const times = { p50Ms: 2, p99Ms: 9, firstByteMs: 1 };
const results: Results = {
  at: '2026-11-26T00:00:00.000Z',
  effort: 'full',
  node: '20.20.2',
  machine: '2 × a processor',
  pinned: true,
  busy: 'dropped',
  cells: [
    { ...head, contestant: 'router', cpuMs: 0.75, cpuQuartiles: [0.7, 0.8], ...times, busySlots: 2 },
    {
      ...head,
      contestant: 'floor',
      cpuMs: 0.5,
      cpuQuartiles: [0.5, 0.5],
      p50Ms: 3,
      p99Ms: 9,
      firstByteMs: 2,
    },
    { ...head, contestant: 'sdk', error: 'HTTP/1.1 500: <no> & "maybe"' },
    { ...head, contestant: 'portkey', slots: 0, busySlots: 3 },
  ],
  coldStarts: [
    { program: 'empty', starts: 1, busyStarts: 0, ms: 40 },
    { program: 'router', starts: 1, busyStarts: 0, ms: 75 },
  ],
  memory: [{ contestant: 'router', requests: 5000, rss: 64 * 1024 * 1024 }],
  idle: [{ contestant: 'router', wire: 'openai', streams: 1000, bytesEach: 20 * 1024 }],
};
const bars: readonly Bar[] = [
  { words: 'first', limit: 2, atMost: true, value: 1.5, met: true },
  { words: 'second', limit: 4, atMost: false, value: 1.5, met: false },
  { words: 'third', limit: 1, atMost: true },
];

test('the table of CPU gives each contestant in milliseconds and as a multiple of the floor', () => {
  const [cpu] = tablesOf(results, [one]);
  expect(cpu?.rows).toEqual([
    ['case', 'router', 'audited floor', 'AWS SDK front', 'Portkey 1.15.2'],
    ['→ Converse, JSON, 1 at once', '0.75  1.50× (2 busy)', '0.50  1.00×', 'ERROR', 'busy'],
  ]);
});

test('the table of times gives first byte, median and the 99th percentile', () => {
  const [, times] = tablesOf(results, [one]);
  expect(times?.rows[1]?.slice(0, 2)).toEqual(['→ Converse, JSON, 1 at once', '1.00 / 2.00 / 9.00']);
});

test('the table of ratios gives CPU, first byte and median beside those of the router', () => {
  const [, , ratios] = tablesOf(results, [one]);
  expect(ratios?.rows[1]).toEqual([
    '→ Converse, JSON, 1 at once',
    '1.00× / 1.00× / 1.00×',
    '0.67× / 2.00× / 1.50×',
    '–',
    '–',
  ]);
});

test('the table of starts gives cold start and memory', () => {
  const [, , , starts] = tablesOf(results, [one]);
  expect(starts?.rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
    ['cold start, ms (an empty server: 40.0)', '75.0'],
    ['memory after 5000 requests', '64.0 MB'],
    ['each of 1000 idle streams, openai', '20.0 KB'],
  ]);
});

test('each bar is met, missed or not measured', () => {
  expect(barTable(bars).rows.slice(1)).toEqual([
    ['first', '≤ 2.00', '1.50', 'met'],
    ['second', '≥ 4.00', '1.50', 'MISSED'],
    ['third', '≤ 1.00', '–', 'not measured'],
  ]);
});

test('the terminal gets the tables, one below another', () => {
  expect(textOf([barTable(bars)])).toContain('first   ≤ 2.00  1.50');
});

test('an error is told with its contestant and its case', () => {
  expect(errorsOf(results)).toEqual(['sdk, converse-json@1: HTTP/1.1 500: <no> & "maybe"']);
});

test.each([
  ['dropped', '5 slots are dropped'],
  ['kept', 'count too (--keep-busy)'],
  ['unknown', 'does not tell how busy it is'],
] as const)('of busy slots it is said whether they are %s', (busy, words) => {
  expect(notesOf({ ...results, busy }).join(' ')).toContain(words);
});

test('a number that is missing because the machine was busy is told, with what to do', () => {
  expect(notesOf(results).at(-1)).toBe(
    '1 numbers are missing, because the machine was busy in every slot: wait, or use --keep-busy.',
  );
  expect(notesOf({ ...results, cells: results.cells.slice(0, 3) })).toHaveLength(3);
});

const page = pageOf(results, bars, [one]);

test('the page loads nothing and runs nothing', () => {
  expect(page).not.toMatch(/<script|\bsrc=|href=|url\(|@import|https?:/);
});

test('the page shows texts of a server as text', () => {
  expect(page).toContain('HTTP/1.1 500: &lt;no&gt; &amp; &quot;maybe&quot;');
  expect(page).not.toContain('<no>');
});

test('the page has a plot of each case that was measured, with a bar for each contestant that has a number', () => {
  const [cpu = ''] = /<svg.*?<\/svg>/.exec(page) ?? [];
  expect(cpu.match(/<rect /g)).toHaveLength(2);
});

test('a bar of a plot is as long as its value', () => {
  const [cpu = ''] = /<svg.*?<\/svg>/.exec(page) ?? [];
  const [router = 0, floor = 0] = [...cpu.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(router / floor).toBeCloseTo(1.5, 2);
});
