import { fixtureFile } from '../../../fixture-deployments';
import { PROGRAM_TEST_MS, runProgram } from '../../../run-program';
import { runScript } from '../../../run-script';

const run = (...args: readonly string[]) =>
  runProgram(
    { cwd: process.cwd(), env: { CDK_VALIDATION: 'false' }, preload: [] },
    'scripts/prove.ts',
    ...args,
  );

test(
  'npm run prove -- --mutate tries a sample in processes of its own and prints the score as JSON',
  async () => {
    const { stdout, stderr } = await run(fixtureFile('starter'), '--mutate', '--sample', '20', '--json');
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ deployment: 'starter', mutations: 20, harmless: 20, falseAlarms: [] }),
    ]);
    expect(stderr).toContain('40 of 40 changes tried');
  },
  PROGRAM_TEST_MS,
);

test.each([
  [['--sample', '0', '--mutate'], /^--sample: got 0; expected a whole number from 1\.$/m],
  [['--seed', 'x', '--mutate'], /^--seed: got x; expected a whole number from 1\.$/m],
  [['--sample', '5'], /^--sample is for --mutate only\.$/m],
])(
  '%j is refused with what is expected',
  async (args, message) => {
    const { code, stderr } = await runScript('prove', ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  },
  PROGRAM_TEST_MS,
);
