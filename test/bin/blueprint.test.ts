import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fixtureFile } from '../fixture-deployments';

const folder = mkdtempSync(join(tmpdir(), 'bin-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an unknown deployment is a sentence that names the known ones, not a stack trace, and writes nothing', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', require.resolve('tsx'), resolve(__dirname, '../../bin/blueprint.ts')],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        CDK_OUTDIR: folder,
        CDK_CONTEXT_JSON: JSON.stringify({ deployment: fixtureFile('nowhere') }),
      },
    },
  );
  expect(status).toBe(1);
  expect(stderr).toContain(fixtureFile('nowhere'));
  expect(stderr).toContain('sandbox');
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(folder)).toEqual([]);
}, 30_000);
