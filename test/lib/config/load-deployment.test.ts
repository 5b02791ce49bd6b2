import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentError } from '../../../lib/config/deployment-error';
import { loadDeployment } from '../../../lib/config/load-deployment';
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
