import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sigv4Fetch } from '../../docs/guides/sigv4-fetch';
import { fixtureDeployment, fixtureFile } from '../fixture-deployments';
import { end, killAll, type Started, start } from './fixtures/start-process';

// Two `npm start` in one checkout at the same moment, each of another deployment and on a port of its own.

const cwd = mkdtempSync(path.join(tmpdir(), 'two-starts-'));
const names = ['sandbox', 'starter'] as const;
let runs: readonly Started[] = [];
beforeAll(async () => {
  runs = await Promise.all(
    names.map((name) => start(cwd, ['--port', '0', '--deployment', fixtureFile(name)])),
  );
}, 120_000);
afterAll(() => {
  killAll();
  rmSync(cwd, { recursive: true, force: true });
});

/** The models of a caller, requested with the key that was printed for it. */
async function modelsOf({ printed }: Started, region: string, caller: string): Promise<readonly string[]> {
  const [, url = ''] = /Serving (http:\S+)/.exec(printed) ?? [];
  const [, accessKeyId = '', secretAccessKey = ''] =
    new RegExp(`^  ${caller} +(\\S+):(\\S+)$`, 'm').exec(printed) ?? [];
  const answer = await sigv4Fetch(region, { accessKeyId, secretAccessKey })(`${url}/v1/models`);
  const { data } = (await answer.json()) as { readonly data: readonly { readonly id: string }[] };
  return data.map(({ id }) => id);
}

test.each([
  ['sandbox', 'playground'],
  ['starter', 'website'],
])('%s serves its own models to its own callers', async (name, caller) => {
  const deployment = fixtureDeployment(name);
  const [run] = runs.filter((_, index) => names[index] === name);
  const known = run && (await modelsOf(run, deployment.region, caller));
  const own = deployment.models.map((model) => model.name);
  expect(known?.length).toBeGreaterThan(0);
  expect(known?.filter((id) => id !== 'auto' && !own.includes(id))).toEqual([]);
  for (const one of deployment.callers) expect(run?.printed).toContain(`  ${one.name} `);
});

test('each has a folder of its own while it runs, and removes it', async () => {
  const folders = () => readdirSync(path.join(cwd, 'cdk.out', 'runs')).map((folder) => folder.split('_')[0]);
  expect(folders().sort()).toEqual(['sandbox', 'starter']);
  await Promise.all(runs.map((run) => end(run)));
  expect(folders()).toEqual([]);
});
