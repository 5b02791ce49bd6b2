import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deploymentNames } from '../lib/config/find-deployment';
import { readableTemplate } from './readable-template';
import { templatesOf } from './synthesized';

// One file per deployment and stack under test/snapshots: what a pull request changes in a deployed template.
// `npx jest test/deployments.test.ts -u` writes them anew.

const STACKS = ['foundation', 'inference', 'gateway', 'operations'];

describe.each(deploymentNames())('deployment %s', (name) => {
  const templates = templatesOf(name);

  test('has four stacks', () => {
    expect(Object.keys(templates).sort()).toEqual([...STACKS].sort());
  });

  test.each(STACKS)('its %s stack is the reviewed one', (stack) => {
    expectToMatchFile(
      readableTemplate(templates[stack] ?? {}),
      join(__dirname, 'snapshots', name, `${stack}.yaml`),
    );
  });
});

function expectToMatchFile(text: string, file: string): void {
  const update = (expect.getState() as { snapshotState?: { _updateSnapshot?: string } }).snapshotState
    ?._updateSnapshot;
  if (update === 'all' || (update === 'new' && !existsSync(file))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
