import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type JournalEntry, journalFile, lastStop, writeJournal } from '../../../scripts/deploy/journal';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => path.join(folder, 'bank.journal.jsonl');
const entry = (what: JournalEntry['what'], more: Partial<JournalEntry> = {}): JournalEntry => ({
  at: '2026-11-26T10:00:00Z',
  by: 'arn:aws:sts::111122223333:assumed-role/admin/ada',
  stage: 'weights of qwen',
  what,
  ...more,
});

test('the journal is beside the file of the deployment', () => {
  expect(journalFile('deployments/bank.ts')).toBe('deployments/bank.journal.jsonl');
});

test('each entry is a line of JSON, after those before it', () => {
  writeJournal(file(), entry('begins'));
  writeJournal(file(), entry('done', { ms: 12 }));
  const lines = readFileSync(file(), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([entry('begins'), entry('done', { ms: 12 })]);
});

test('nothing is said where no deploy was before', () => {
  expect(lastStop(file())).toBeUndefined();
});

test('nothing is said of a deploy that ended well', () => {
  writeJournal(file(), entry('begins'));
  writeJournal(file(), entry('done'));
  expect(lastStop(file())).toBeUndefined();
});

test('a deploy that stopped is told with its stage, its reason and who made it', () => {
  writeJournal(file(), entry('stopped', { words: 'disk full' }));
  expect(lastStop(file())).toMatch(/by arn\S+\/ada, stopped in weights of qwen at .* \(disk full\)/);
});

test('a deploy that ended without a word was interrupted', () => {
  writeJournal(file(), entry('begins'));
  expect(lastStop(file())).toContain('was interrupted in weights of qwen');
});

test('a line that was cut off is passed over', () => {
  writeJournal(file(), entry('stopped', { words: 'disk full' }));
  appendFileSync(file(), '{"at":"2026-11-26T10');
  expect(lastStop(file())).toContain('disk full');
});

test('an entry after a line that was cut off can be read', () => {
  appendFileSync(file(), '{"at":"2026-11-26T10');
  writeJournal(file(), entry('stopped', { words: 'disk full' }));
  expect(lastStop(file())).toContain('disk full');
});
