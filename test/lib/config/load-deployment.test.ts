import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentError } from '../../../lib/config/deployment-error';
import { loadDeployment, loadNeighbour } from '../../../lib/config/load-deployment';
import sandbox from '../../fixtures/deployments/sandbox';

const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['does not parse', 'export default {', ''],
  ['throws', 'throw new Error("no such variable")', 'no such variable'],
  ['exports nothing', 'export const other = 1;', 'end the file with: export default deployment;'],
])('a file that %s is an error to print, not a stack trace', (what, text, says) => {
  const file = join(folder, `${what.replaceAll(' ', '-')}.ts`);
  writeFileSync(file, text);
  const loading = () => loadDeployment(file, 'deployments/mine.ts');
  expect(loading).toThrow(DeploymentError);
  expect(loading).toThrow(says);
});

test('a copied file with the name of the original is refused, because it would deploy over its stacks', () => {
  const file = join(folder, 'copy.ts');
  writeFileSync(file, `export default ${JSON.stringify({ ...sandbox, region: 'us-est-1' })}`);
  expect(() => loadDeployment(file, 'deployments/copy.ts')).toThrow(
    /2 problems[\s\S]*"sandbox"[\s\S]*"copy"/,
  );
});

test.each([
  ['a text', 'throw "no such variable"', 'no such variable'],
  ['an object without words', 'throw Object.create(null)', 'an error without a message'],
  [
    'a getter as its message',
    'throw Object.defineProperty(new Error(), "message", { get() { throw 1; } })',
    'an error without',
  ],
])('a file that throws %s is an error to print', (what, text, says) => {
  const file = join(folder, `throws-${what.replaceAll(' ', '-')}.ts`);
  writeFileSync(file, text);
  expect(() => loadDeployment(file, 'deployments/mine.ts')).toThrow(DeploymentError);
  expect(() => loadDeployment(file, 'deployments/mine.ts')).toThrow(says);
});

test('a file whose values run code when they are read is an error to print, also beside another file', () => {
  const file = join(folder, 'getter.ts');
  writeFileSync(file, 'export default { name: "getter", get network() { throw new Error("ran"); } };');
  expect(() => loadDeployment(file, 'deployments/getter.ts')).toThrow(DeploymentError);
  expect(loadNeighbour(file, 'deployments/getter.ts')).toEqual([]);
});
