import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { register } from '../lib/compliance/register';
import { fixtureFile } from './fixture-deployments';
import { PROGRAM_TEST_MS, type ProgramResult, runProgram } from './run-program';
import { runScript } from './run-script';

// A finding of a rule pack that nobody has accepted stops every command that synthesizes, with a message.

const folder = mkdtempSync(join(tmpdir(), 'compliance-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program as a user does, in a repository with an empty register of accepted findings. */
function run(program: string, ...args: readonly string[]): Promise<ProgramResult> {
  const [, script] = /^scripts\/(.*)\.ts$/.exec(program) ?? [];
  if (script !== undefined) {
    (register as unknown[]).length = 0;
    return runScript(script, ...args);
  }
  return runProgram(
    {
      cwd: folder,
      preload: [join(__dirname, 'fixtures/no-acknowledgements.mjs')],
      env: {
        CDK_CONTEXT_JSON: JSON.stringify({ deployment: fixtureFile('starter') }),
        CDK_OUTDIR: join(folder, 'out'),
      },
    },
    program,
    ...args,
  );
}

test.each([
  ['cdk synth', 'bin/blueprint.ts', []],
  ['npm start', 'scripts/start.ts', ['--deployment', fixtureFile('starter'), '--port', '0']],
  ['npm run deploy', 'scripts/deploy.ts', [fixtureFile('starter')]],
])(
  '%s exits with 1 at an open finding, and prints rule, construct and next step, without a stack',
  async (_command, program, args) => {
    const { code, stderr } = await run(program, ...args);
    expect(code).toBe(1);
    expect(stderr).toContain('Deployment starter is not accepted');
    expect(stderr).toContain('VPCDefaultSecurityGroupClosed  (');
    expect(stderr).toContain('on      foundation/Network/PrivateVpc/Vpc/Resource');
    expect(stderr).toContain('`acceptedFindings` of the deployment file');
    expect(stderr).not.toMatch(/\n\s+at |ValidationFailed/);
  },
  PROGRAM_TEST_MS,
);
