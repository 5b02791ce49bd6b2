import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentError } from '../../../lib/config/deployment-error';
import { loadDeployment } from '../../../lib/config/load-deployment';

const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['does not parse', 'export default {', ''],
  ['throws', 'throw new Error("no such variable")', 'no such variable'],
  ['exports nothing', 'export const other = 1;', 'got      nothing'],
])('a file that %s is an error to print, not a stack trace', (what, text, says) => {
  const file = join(folder, `${what.replaceAll(' ', '-')}.ts`);
  writeFileSync(file, text);
  const loading = () => loadDeployment(file, 'deployments/mine.ts');
  expect(loading).toThrow(DeploymentError);
  expect(loading).toThrow(says);
});
