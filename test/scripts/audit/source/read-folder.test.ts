import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditPorts } from '../../../../scripts/audit/ports';
import { reconcile } from '../../../../scripts/audit/reconcile';
import { show } from '../../../../scripts/audit/show';
import { openSource } from '../../../../scripts/audit/source/open-source';
import { verify } from '../../../../scripts/audit/verify';
import { noBucket } from '../support/no-bucket';
import { HOUR_LATER, storedLines, textOf } from '../support/stored-records';

let folder: string;
let lines: readonly string[];
beforeAll(async () => {
  lines = await storedLines();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-folder-'));
  mkdirSync(join(folder, 'decisions'));
  writeFileSync(join(folder, 'decisions/a'), textOf(lines.slice(0, 2)));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ports: AuditPorts = { s3: noBucket, now: HOUR_LATER };
const at = (name: string) => join(folder, 'decisions', name);

const COMMANDS = {
  verify: () =>
    verify({ name: 'verify', records: folder, part: undefined, publicKeys: [], until: undefined }, ports),
  reconcile: () =>
    reconcile({ name: 'reconcile', records: folder, accessLog: undefined, graceMinutes: 0 }, ports),
  show: () => show({ name: 'show', id: 'writer-1', records: folder }, ports),
};

const FILES: readonly (readonly [string, string, (path: string) => void])[] = [
  [
    'a hidden file',
    'it holds no record of this blueprint in 1 lines',
    (path) => writeFileSync(path, '\0Bud1\0'),
  ],
  ['a file that is no record', 'it holds no record', (path) => writeFileSync(path, 'hello\n'.repeat(1000))],
  ['an empty file', 'it is empty', (path) => writeFileSync(path, '')],
  ['a symbolic link', 'a symbolic link is not followed', (path) => symlinkSync('a', path)],
  ['a broken link', 'a symbolic link is not followed', (path) => symlinkSync('nowhere', path)],
  ['a pipe', 'what is no regular file is not followed', (path) => execFileSync('mkfifo', [path])],
];

describe.each(Object.entries(COMMANDS))('%s', (_, command) => {
  test.each(FILES)('names %s', async (_, words, make) => {
    expect((await command()).text).not.toContain('unread');
    make(at('.other'));
    const { text, exitCode } = await command();
    expect(text).toContain(`unread  ${at('.other')}\n    `);
    expect(text).toContain(words);
    expect(exitCode).toBe(1);
  });

  test('names a folder that the records bucket does not have', async () => {
    mkdirSync(join(folder, 'exports'));
    const { text } = await command();
    expect(text).toContain(
      'unread  exports/\n    it is not read: it is none of the folders of the records bucket',
    );
  });
});

test('a hidden file with records is read as any other', async () => {
  writeFileSync(at('.b'), textOf(lines.slice(2)));
  expect(await COMMANDS.verify()).toMatchObject({
    exitCode: 0,
    text: expect.stringContaining('4 records in 1 chain'),
  });
});

test('a file with a thousand lines that are no record is one finding', async () => {
  writeFileSync(at('b'), 'hello\n'.repeat(1000));
  expect((await COMMANDS.verify()).text).toContain('\n1 finding.');
});

test('lines that are no record before the first one of a file are reported, the first twenty one by one', async () => {
  writeFileSync(at('b'), 'hello\n'.repeat(25) + textOf(lines.slice(2)));
  const { text } = await COMMANDS.verify();
  expect(text).toContain(`malformed  ${at('b')}:20\n`);
  expect(text).not.toContain(`malformed  ${at('b')}:21\n`);
  expect(text).toContain('5 more lines before it are no records');
});

test('what was read is counted by its kind', async () => {
  mkdirSync(join(folder, 'undelivered/processing-failed'), { recursive: true });
  writeFileSync(join(folder, 'undelivered/processing-failed/x'), '{}');
  const { text, exitCode } = await COMMANDS.verify();
  expect(text).toContain(
    'Read 1 object of records and 0 statements; not verified: 1 object in undelivered/, which Firehose could not process.',
  );
  expect(exitCode).toBe(0);
});

test('without rights, a file or folder is named and the others are read', async () => {
  if (process.getuid?.() === 0) return; // root may read everything
  writeFileSync(at('b'), 'x');
  chmodSync(at('b'), 0);
  mkdirSync(at('c'));
  chmodSync(at('c'), 0);
  const { text } = await COMMANDS.verify();
  expect(text).toContain('2 records in 1 chain');
  expect(text.match(/you may not read it \(EACCES\)/g)).toHaveLength(2);
  chmodSync(at('c'), 0o700);
});

test('names are in the order of S3, which compares whole keys', async () => {
  for (const name of ['b', 'b-1', 'b!']) writeFileSync(at(name), '');
  rmSync(at('b'));
  mkdirSync(at('b'));
  writeFileSync(at('b/c'), '');
  const keys: string[] = [];
  for await (const { key } of openSource(folder, noBucket).objects()) keys.push(key);
  expect(keys).toEqual(['decisions/a', 'decisions/b!', 'decisions/b-1', 'decisions/b/c']);
});
