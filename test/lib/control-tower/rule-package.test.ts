import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulePackage } from '../../../lib/control-tower/rule-package';
import { runGuard } from '../../../lib/control-tower/run-guard';

test('the package has the 237 proactive controls of Control Tower', () => {
  expect(rulePackage().rules).toHaveLength(237);
});

test('every rule names the types that it is about', () => {
  expect(rulePackage().rules.filter(({ types }) => types.length === 0)).toEqual([]);
});

test.each([
  ['linux', 'x64', 'bin/ubuntu/x86_64/cfn-guard'],
  ['linux', 'arm64', 'bin/ubuntu/aarch64/cfn-guard'],
  ['darwin', 'x64', 'bin/macos/x86_64/cfn-guard'],
  ['darwin', 'arm64', 'bin/macos/aarch64/cfn-guard'],
] as const)('on %s %s the program of the package for this machine runs', (platform, arch, program) => {
  expect(rulePackage({ platform, arch }).program).toContain(program);
});

test('on another system the message says which systems have the program, and where to run instead', () => {
  expect(() => rulePackage({ platform: 'win32', arch: 'x64' })).toThrow(
    /no build of it for win32 x64.*linux x64, linux arm64, darwin x64, darwin arm64.*Windows Subsystem for Linux/,
  );
});

const folder = mkdtempSync(join(tmpdir(), 'guard-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in the place of cfn-guard that does not answer as it should. */
function program(script: string): string {
  const path = join(folder, `${script.length}.sh`);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

test.each([
  ['ends with an error', 'echo "no such rule" >&2; exit 5', /ended with 5.*no such rule/],
  [
    'leaves out a rule',
    `echo '[{"not_compliant":[],"not_applicable":["a"],"compliant":[]}]'`,
    /answered about 1 rules, expected 2/,
  ],
  ['answers nothing', "echo '[]'", /answered about 0 rules/],
])('a program that %s has checked nothing', (_, script, message) => {
  expect(() => runGuard(program(script), ['a', 'b'], '{}')).toThrow(message);
});

test('a program that cannot be started has checked nothing', () => {
  expect(() => runGuard(join(folder, 'none'), [], '{}')).toThrow(/did not run/);
});
