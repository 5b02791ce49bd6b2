import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '../.ci/run');
const TOOLS = ['node', 'npm', 'curl', 'cfn-lint', 'moto_server', 'aws', 'docker-registry', 'skopeo'];

/** A PATH on which nothing is found but what a shell needs to start the script. */
const emptyPath = mkdtempSync(join(tmpdir(), 'path-'));
afterAll(() => rmSync(emptyPath, { recursive: true }));
beforeAll(() => {
  for (const tool of ['bash', 'dirname'])
    symlinkSync(spawnSync('which', [tool]).stdout.toString().trim(), join(emptyPath, tool));
});

/** The tools CI names as missing on a machine that has none. */
function missing(without: string): readonly string[] {
  const { status, stderr, stdout } = spawnSync(join(emptyPath, 'bash'), [script], {
    env: { PATH: emptyPath, CI_WITHOUT: without },
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  return [...stderr.matchAll(/^ {2}([\w-]+): /gm)].map(([, tool = '']) => tool);
}

test('CI names every missing tool at once, before it does anything', () => {
  expect(missing('')).toEqual(TOOLS);
});

test.each(TOOLS.filter((tool) => !['node', 'npm', 'curl'].includes(tool)))(
  'CI runs without %s where that is said by name',
  (tool) => {
    expect(missing(tool)).toEqual(TOOLS.filter((one) => one !== tool));
  },
);

test('the name of one tool leaves out no other', () => {
  expect(missing('cfn-lint-serverless moto awscli docker skopeo-sync')).toEqual(TOOLS);
});
