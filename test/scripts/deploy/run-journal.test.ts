import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JournalEntry } from '../../../scripts/deploy/journal';
import { RunJournal } from '../../../scripts/deploy/run-journal';

let folder = '';
let file = '';
let minute = 0;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
  file = path.join(folder, 'bank.journal.jsonl');
  minute = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const journal = () => new RunJournal(file, 'ada', () => new Date(Date.UTC(2026, 10, 26, 10, minute)));
const entries = (): readonly JournalEntry[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a stage is done when the next one begins, and both are written', () => {
  const run = journal();
  run.begins('foundation');
  minute = 5;
  run.begins('weights');
  expect(entries()).toEqual([
    { at: '2026-11-26T10:00:00.000Z', by: 'ada', stage: 'foundation', what: 'begins' },
    { at: '2026-11-26T10:05:00.000Z', by: 'ada', stage: 'foundation', what: 'done', ms: 300_000 },
    { at: '2026-11-26T10:05:00.000Z', by: 'ada', stage: 'weights', what: 'begins' },
  ]);
});

test('how long the stage before took is known', () => {
  const run = journal();
  expect(run.begins('foundation')).toBeUndefined();
  minute = 5;
  expect(run.begins('weights')).toBe(300_000);
});

test('a stage that stops is written with the reason, once', () => {
  const run = journal();
  run.begins('weights');
  run.stopped('disk full');
  run.stopped('disk full');
  expect(entries().map(({ what, words }) => [what, words])).toEqual([
    ['begins', undefined],
    ['stopped', 'disk full'],
  ]);
});

test('nothing is written where no stage has begun', () => {
  journal().done();
  expect(() => readFileSync(file)).toThrow();
});
