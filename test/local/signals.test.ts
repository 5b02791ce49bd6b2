import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fixtureFile } from '../fixture-deployments';

const folder = mkdtempSync(path.join(tmpdir(), 'signals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start` in folders of its own; resolves once it serves. */
async function started(cwd: string, temporary: string) {
  mkdirSync(temporary, { recursive: true });
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const start = path.join(__dirname, '../../scripts/start.ts');
  const program = ['--import', loader, start, '--deployment', fixtureFile('sandbox'), '--port', '0'];
  const env = { ...process.env, TMPDIR: temporary, CDK_VALIDATION: 'false' };
  const run = spawn(process.execPath, program, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const chunk of run.stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk;
    if (printed.includes('Requests, as they are decided')) break;
  }
  run.stdout.resume();
  return run;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a run that gets %s ends well and leaves no temporary folder',
  async (signal) => {
    const temporary = path.join(folder, signal, 'tmp');
    const run = await started(path.dirname(temporary), temporary);
    expect(foldersOf(temporary)).toHaveLength(1);
    run.kill(signal);
    expect(await once(run, 'exit')).toEqual([0, null]);
    expect(foldersOf(temporary)).toHaveLength(0);
  },
  60_000,
);

const foldersOf = (temporary: string) =>
  readdirSync(temporary).filter((name) => name.startsWith('local-run-'));
