import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fixtureFile } from '../../fixture-deployments';
import { runScript } from '../../run-script';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ahead-'));
  file = join(folder, 'starter.ts');
  const text = readFileSync(fixtureFile('starter'), 'utf8')
    .replace(
      /from '\.\.?\/(.*)'/,
      (_, path) => `from '${resolve(fixtureFile('starter'), '..', '..', '..', path)}'`,
    )
    .replace(/modelId: /, "availabilityConfirmedOn: '2099-01-01', modelId: ");
  writeFileSync(file, text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['policy'],
  ['policy', '--scp', 'out'],
  ['policy', '--why', 'website', 'public', 'gpt-oss-120b'],
  ['compliance'],
  ['prove'],
])(
  'npm run %s %s refuses a confirmation of a day that has not come',
  async (script, ...options) => {
    const { code, stderr } = await runScript(script, file, ...options);
    expect(code).not.toBe(0);
    expect(stderr).toContain('models[0].availabilityConfirmedOn');
  },
  60_000,
);
