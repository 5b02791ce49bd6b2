import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runBeside } from '../../../scripts/check/run-beside';

const bin = mkdtempSync(path.join(tmpdir(), 'bin-'));
afterAll(() => rmSync(bin, { recursive: true }));

let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
});
afterEach(() => jest.restoreAllMocks());

function program(name: string, script: string): void {
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
}
program('passes', 'echo quiet');
program('fails', 'echo "found $1"; echo "and this" >&2; exit 3');
program('waits', `while [ ! -e ${bin}/came ]; do sleep 0.01; done`);
program('comes', `touch ${bin}/came`);

const step = (command: string, ...args: readonly string[]) => ({ name: command, command, args });

test('a program that succeeds is one line', async () => {
  expect(await runBeside([step('passes')], bin)).toBe(true);
  expect(printed).toEqual([expect.stringMatching(/^passes: no problem \(\d+\.\d s\)$/)]);
});

test('of a program that fails everything is printed', async () => {
  expect(await runBeside([step('fails', 'an argument')], bin)).toBe(false);
  expect(printed).toEqual([expect.stringMatching(/^fails: FAILED/), 'found an argument\nand this']);
});

test('one failure is a failure of all', async () => {
  expect(await runBeside([step('fails'), step('passes')], bin)).toBe(false);
});

test('the programs run side by side: one may wait for the other', async () => {
  expect(await runBeside([step('waits'), step('comes')], bin)).toBe(true);
});
