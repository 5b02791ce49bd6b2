import { MAIN_CELLS, TOOL_KINDS } from '../../../../bench/wire/plan/cases';
import type { ContestantId } from '../../../../bench/wire/plan/contestants';
import { type Bar, barsOf } from '../../../../bench/wire/result/bars';
import type { Cell, ColdStart, Memory } from '../../../../bench/wire/result/results';

const cell = (caseId: string, contestant: ContestantId, cpuMs: number): Cell => ({
  caseId,
  contestant,
  slots: 1,
  busySlots: 0,
  requests: 1,
  cpuMs,
  p50Ms: cpuMs * 10,
  firstByteMs: cpuMs * 5,
});
const start = (program: ColdStart['program'], ms: number): ColdStart => ({
  program,
  starts: 1,
  busyStarts: 0,
  ms,
});
const memory = (contestant: ContestantId, rss: number): Memory => ({ contestant, requests: 1, rss });

const TOOL_CELLS = TOOL_KINDS.flatMap((kind) => [`${kind}@1`, `${kind}@64`]);

/** A run in which the router takes `router` milliseconds of CPU where the floor takes one. */
function run(router: number) {
  const ids = [...MAIN_CELLS, ...TOOL_CELLS, 'large-prompt@1', 'large-prompt@64'];
  return {
    cells: ids.flatMap((id) => [
      cell(id, 'router', router),
      cell(id, 'floor', 1),
      cell(id, 'sdk', 6),
      cell(id, 'portkey', 12),
    ]),
    coldStarts: [start('empty', 40), start('router', 70), start('sdk', 120), start('portkey', 220)],
    memory: [memory('router', 90), memory('sdk', 100)],
  };
}

const bar = (bars: readonly Bar[], words: string) => bars.filter((one) => one.words.includes(words));

/** Each bar with the largest or smallest value that meets it. */
const LIMITS: readonly (readonly [string, number, number])[] = [
  ['CPU ÷ audited floor, openai-json@1', 2, 1],
  ['CPU ÷ audited floor, openai-json@64', 2, 1],
  ['CPU ÷ audited floor, openai-stream@1', 1.6, 1],
  ['CPU ÷ audited floor, openai-stream@64', 1.6, 1],
  ['CPU ÷ audited floor, converse-json@1', 2, 1],
  ['CPU ÷ audited floor, converse-json@64', 2, 1],
  ['CPU ÷ audited floor, converse-stream@1', 2.2, 1],
  ['CPU ÷ audited floor, converse-stream@64', 2.2, 1],
  ['CPU ÷ audited floor, openai-tools@1', 2, 1],
  ['CPU ÷ audited floor, openai-tools@64', 2, 1],
  ['CPU ÷ audited floor, openai-tools-stream@1', 1.6, 1],
  ['CPU ÷ audited floor, openai-tools-stream@64', 1.6, 1],
  ['CPU ÷ audited floor, converse-tools@1', 2, 1],
  ['CPU ÷ audited floor, converse-tools@64', 2, 1],
  ['CPU ÷ audited floor, converse-tools-stream@1', 2.2, 1],
  ['CPU ÷ audited floor, converse-tools-stream@64', 2.2, 1],
  ['CPU, AWS SDK front ÷ router, converse-tools@1', 2.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-tools@64', 2.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-tools-stream@1', 3.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-tools-stream@64', 3.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-json@1', 2.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-json@64', 2.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-stream@1', 3.5, 6],
  ['CPU, AWS SDK front ÷ router, converse-stream@64', 3.5, 6],
  ['CPU ÷ AWS SDK front, large-prompt@1', 0.8, 1 / 6],
  ['CPU ÷ AWS SDK front, large-prompt@64', 0.8, 1 / 6],
  ['p50 ÷ audited floor, openai-json@1', 2, 1],
  ['p50 ÷ audited floor, openai-stream@1', 2, 1],
  ['p50 ÷ audited floor, converse-json@1', 2, 1],
  ['p50 ÷ audited floor, converse-stream@1', 2, 1],
  ['first byte ÷ audited floor, openai-json@1', 1.5, 1],
  ['first byte ÷ audited floor, openai-stream@1', 1.5, 1],
  ['first byte ÷ audited floor, converse-json@1', 1.5, 1],
  ['first byte ÷ audited floor, converse-stream@1', 1.5, 1],
];

test.each(LIMITS)('%s has the limit %d', (words, limit, value) => {
  const [found] = barsOf(run(1)).filter((one) => one.words === words);
  expect(found).toMatchObject({ limit, met: true });
  expect(found?.value).toBeCloseTo(value, 10);
});

test('every bar is in the list above, or is the geometric mean, the cold start or the memory', () => {
  const others = barsOf(run(1)).filter(({ words }) => !LIMITS.some(([listed]) => listed === words));
  expect(others.map(({ words }) => words.split(' ')[0])).toEqual(['Portkey', 'cold', 'memory']);
});

test('a router that takes three times the CPU of the floor misses every bar that compares them', () => {
  expect(bar(barsOf(run(3)), 'audited floor').map(({ met }) => met)).toEqual(Array(24).fill(false));
});

test('a value exactly at the limit meets it', () => {
  const [json] = bar(barsOf(run(2)), 'CPU ÷ audited floor, openai-json@1');
  expect(json).toMatchObject({ value: 2, met: true });
});

test('the geometric mean is over the eight cells and the cold start beyond an empty server', () => {
  const [mean] = bar(barsOf(run(2)), 'geometric mean');
  expect(mean).toMatchObject({ limit: 4, met: true });
  expect(mean?.value).toBeCloseTo(6, 10); // 12 ÷ 2 in the cells, 180 ÷ 30 in the cold start
});

test.each(MAIN_CELLS)('without %s there is no geometric mean', (missing) => {
  const measured = run(1);
  const cells = measured.cells.filter(({ caseId }) => caseId !== missing);
  const [mean] = bar(barsOf({ ...measured, cells }), 'geometric mean');
  expect(mean?.met).toBeUndefined();
});

test('the cold start is compared beyond that of an empty server', () => {
  const [cold] = bar(barsOf(run(1)), 'cold start over');
  expect(cold?.value).toBeCloseTo(30 / 80, 10);
  expect(cold?.met).toBe(true);
});

test('the memory may be that of the AWS SDK front', () => {
  const measured = run(1);
  const [same] = bar(barsOf({ ...measured, memory: [memory('router', 7), memory('sdk', 7)] }), 'memory');
  const [more] = bar(barsOf({ ...measured, memory: [memory('router', 8), memory('sdk', 7)] }), 'memory');
  expect([same?.met, more?.met]).toEqual([true, false]);
});

test('a bar without its numbers is neither met nor missed', () => {
  const none = barsOf({ cells: [], coldStarts: [], memory: [] });
  expect(none.filter(({ met, value }) => met !== undefined || value !== undefined)).toEqual([]);
});
