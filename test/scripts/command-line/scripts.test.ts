import { execFile } from 'node:child_process';
import path from 'node:path';
import { warningsInWords, warningsOf } from '../../../lib/config/warnings';
import { fixtureDeployment, fixtureFile } from '../../fixture-deployments';
import { runScript } from '../../run-script';

const root = path.join(__dirname, '../../..');

/** Runs a script as npm does, in a process of its own, with no credentials and no region anywhere it could find some. */
function run(script: string, ...args: readonly string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_VALIDATION: 'false',
  };
  const program = ['--import', 'tsx', path.join(root, `scripts/${script}.ts`), ...args];
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, program, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

const SCRIPTS = [
  'start',
  'deploy',
  'destroy',
  'policy',
  'prove',
  'compliance',
  'snapshots',
  'audit',
  'keys',
  'check',
  'new-deployment',
  'stage-image',
];

test.each(SCRIPTS)(
  '%s --help prints how it is used; an unknown option is named, and ends with 2',
  async (script) => {
    const [help, refused] = [await runScript(script, '--help'), await run(script, '--no-such-option')];
    const usage = script === 'start' ? 'npm start' : `npm run ${script}`;
    expect(help).toEqual({ code: 0, stdout: expect.stringContaining(`${usage} --`), stderr: '' });
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Unknown option '--no-such-option'/),
    });
    expect(refused.stderr).toContain(help.stdout);
  },
  60_000,
);

test.each([
  ['start', '--deployment', fixtureFile('sandbos')],
  ['deploy', fixtureFile('sandbos')],
  ['destroy', fixtureFile('sandbos')],
  ['policy', fixtureFile('sandbos')],
  ['prove', fixtureFile('sandbos')],
  ['compliance', fixtureFile('sandbos')],
  ['snapshots', fixtureFile('sandbos')],
  ['keys', fixtureFile('sandbos'), 'list'],
  ['stage-image', fixtureFile('sandbos')],
])(
  '%s: an unknown deployment ends with 1 and the known ones',
  async (script, ...args) => {
    const { code, stderr } = await runScript(script, ...args);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^\S+\/deployments\/sandbos\.ts is not a valid deployment[\s\S]*did you mean "sandbox"/,
      ),
    ]);
  },
  60_000,
);

test.each([
  ['policy', fixtureFile('sandbox'), '--json'],
  ['prove', fixtureFile('sandbox')],
  ['compliance', fixtureFile('sandbox')],
])(
  '%s prints the warnings of the deployment on standard error, apart from its output',
  async (script, ...args) => {
    const sandbox = fixtureDeployment('sandbox');
    const { stdout, stderr } = await runScript(script, ...args);
    const words = warningsInWords(sandbox.name, warningsOf(sandbox, new Date()));
    expect(stderr).toContain(words);
    expect(stdout).not.toContain('warning');
  },
  60_000,
);

test('audit of a bucket without a region says which variable to set, and nothing else', async () => {
  const { code, stderr } = await run('audit', 'verify', 's3://some-bucket/decisions/');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^No AWS region is set.*\n {2}export AWS_REGION=.*\n$/),
  ]);
}, 60_000);
