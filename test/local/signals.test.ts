import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fixtureFile } from '../fixture-deployments';
import { eventually } from './fixtures/eventually';
import { end, killAll, start } from './fixtures/start-process';

const SANDBOX = ['--deployment', fixtureFile('sandbox'), '--port', '0'];

const folder = mkdtempSync(path.join(tmpdir(), 'signals-'));
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A checkout and a temporary folder of this test only. */
function places(name: string) {
  const cwd = path.join(folder, name);
  const temporary = path.join(cwd, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const filesOf = (place: string) => readdirSync(place, { withFileTypes: true }).map((entry) => entry.name);
  return {
    cwd,
    environment: { TMPDIR: temporary },
    runs: () => filesOf(path.join(cwd, 'cdk.out', 'runs')),
    // tsx keeps what it has compiled there, on purpose.
    temporary: () =>
      filesOf(temporary).filter((one) => !one.startsWith('tsx-') && !/^node-compile/.test(one)),
  };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a run that gets %s ends without an error and leaves no folder',
  async (signal) => {
    const { cwd, environment, runs, temporary } = places(signal);
    const run = await start(cwd, SANDBOX, environment);
    expect(runs()).toHaveLength(1);
    expect(await end(run, signal)).toEqual([0, null]);
    expect([...runs(), ...temporary()]).toEqual([]);
  },
  60_000,
);

test('a run that gets Ctrl-C while it synthesizes leaves no folder', async () => {
  const { cwd, environment, runs, temporary } = places('synthesizing');
  const run = await start(cwd, SANDBOX, environment, 'Synthesizing');
  await eventually(() => expect(runs()).toHaveLength(1));
  const [, signal] = await end(run, 'SIGINT');
  expect([signal, ...runs(), ...temporary()]).toEqual([null]);
}, 60_000);

test('a run that npm started ends when npm is ended, and leaves no folder', async () => {
  const { cwd, environment, runs } = places('npm');
  const npm = await start(cwd, SANDBOX, { ...environment, npm_lifecycle_event: 'start' }, undefined, true);
  const [, url = ''] = /Serving (http:\S+)/.exec(npm.printed) ?? [];
  expect((await fetch(`${url}/health`)).status).toBe(403);
  npm.process.kill('SIGKILL');
  await eventually(async () => {
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
    expect(runs()).toEqual([]);
  }, 20_000);
}, 60_000);
