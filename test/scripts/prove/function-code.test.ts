import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SOURCE_FOLDERS } from '../../../lib/proof/subject';
import { bundleOf, codeIn } from '../../../scripts/prove/function-code';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'function-code-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, content: string | Buffer) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
};

test.each(SOURCE_FOLDERS)('the bundle of %s is recognised', (source) => {
  write('index.js', bundleOf(source));
  expect(codeIn(folder).index).toBe(source);
});

test.each(SOURCE_FOLDERS)('a bundle of %s with one more byte is unknown', (source) => {
  write('index.js', Buffer.concat([bundleOf(source), Buffer.from('\n')]));
  expect(codeIn(folder).index).toBe('unknown');
});

test('the bundle of the reader of documents is recognised, and one with another byte is unknown', () => {
  write('document-reader.mjs', bundleOf('lambda/document-reader'));
  expect(codeIn(folder).documentReader).toBe('lambda/document-reader');
  write('document-reader.mjs', Buffer.concat([Buffer.from(' '), bundleOf('lambda/document-reader')]));
  expect(codeIn(folder).documentReader).toBe('unknown');
});

test('every file and folder is listed', () => {
  write('b.json', '{}');
  write('node_modules/a/index.js', '');
  expect(codeIn(folder)).toEqual({
    files: ['b.json', 'node_modules', 'node_modules/a', 'node_modules/a/index.js'],
    index: 'unknown',
  });
});
