import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../lib/assembly/app';
import { synthesize } from '../lib/assembly/synthesize';
import { acknowledgementsIn } from '../lib/compliance/compliance';
import { ReviewError } from '../lib/compliance/review';
import { fixtureDeployment, fixtureFile } from './fixture-deployments';
import { PROGRAM_TEST_MS, type ProgramResult, runProgram } from './run-program';
import { runScript } from './run-script';

// An accepted deviation past its review day stops every command that synthesizes, and changes no template.

const folder = mkdtempSync(join(tmpdir(), 'review-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const starter = fixtureDeployment('starter');
const silent = () => undefined;

/** The earliest review day among the entries that a deployment relies on. */
const firstReview = (() => {
  const app = createApp({ outdir: join(folder, 'first'), bundling: false });
  synthesize(app, starter, { now: new Date(), onWarning: silent });
  return (
    acknowledgementsIn(app, starter)
      .map(({ review }) => review)
      .sort()[0] ?? ''
  );
})();
const daysFromReview = (days: number) =>
  new Date(Date.parse(`${firstReview}T12:00:00Z`) + days * 24 * 60 * 60 * 1000);

/** Runs a program as a user does, on a machine whose clock shows another day. */
function run(clock: Date, program: string, ...args: readonly string[]): Promise<ProgramResult> {
  const [, script] = /^scripts\/(.*)\.ts$/.exec(program) ?? [];
  if (script !== undefined) return at(clock, () => runScript(script, ...args));
  const cwd = join(folder, program.replaceAll('/', '-'));
  mkdirSync(cwd, { recursive: true });
  return runProgram(
    {
      cwd,
      preload: [join(__dirname, 'fixtures/other-clock.mjs')],
      env: {
        CDK_CONTEXT_JSON: JSON.stringify({ deployment: fixtureFile('starter') }),
        CDK_OUTDIR: join(cwd, 'out'),
        OTHER_CLOCK: clock.toISOString(),
      },
    },
    program,
    ...args,
  );
}

const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Only the clock is another one: timers go on. */
async function at<T>(clock: Date, act: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: clock, doNotFake: [...TIMERS] });
  try {
    return await act();
  } finally {
    jest.useRealTimers();
  }
}

describe.each([
  ['cdk synth', 'bin/blueprint.ts', []],
  ['npm start', 'scripts/start.ts', ['--deployment', fixtureFile('starter'), '--port', '0']],
  ['npm run deploy', 'scripts/deploy.ts', [fixtureFile('starter')]],
  ['npm run compliance', 'scripts/compliance.ts', [fixtureFile('starter')]],
])('%s', (_command, program, args) => {
  test(
    'the day after a review day it exits with 1 and lists each entry with its day, owner and next step',
    async () => {
      const { code, stderr } = await run(daysFromReview(1), program, ...args);
      expect(code).toBe(1);
      expect(stderr).toContain('VPCDefaultSecurityGroupClosed');
      expect(stderr).toContain('owner   network');
      expect(stderr).toContain(`${firstReview}, which was 1 day ago`);
      expect(stderr).toContain('set `review` to a day');
      expect(stderr).not.toMatch(/\n\s+at /);
    },
    PROGRAM_TEST_MS,
  );
});

test.each([
  ['npm run prove', 'scripts/prove.ts'],
  ['npm run snapshots', 'scripts/snapshots.ts'],
])(
  '%s works on the day after a review day, and lists the overdue reviews on standard error',
  async (_command, program) => {
    const file = join(folder, 'starter.ts');
    copyFileSync(fixtureFile('starter'), file);
    const { code, stdout, stderr } = await run(daysFromReview(1), program, file);
    expect(code).toBe(0);
    expect(stderr).toContain('the review is overdue');
    expect(stderr).toContain(`${firstReview}, which was 1 day ago`);
    expect(stdout).not.toContain('overdue');
  },
  PROGRAM_TEST_MS,
);

test.each([
  ['bin/blueprint.ts', []],
  ['scripts/compliance.ts', [fixtureFile('starter')]],
])(
  '%s succeeds a week before a review, and announces it',
  async (program, args) => {
    const { code, stderr } = await run(daysFromReview(-7), program, ...args);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      new RegExp(`due for review within 30 days[\\s\\S]*${firstReview}, which is in 7 days`),
    );
  },
  PROGRAM_TEST_MS,
);

test('I11: the date of a synth changes no byte of a template', () => {
  const templates = (name: string, now: Date) => {
    const outdir = join(folder, name);
    synthesize(createApp({ outdir, bundling: false }), starter, { now, onWarning: silent });
    const files = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
    expect(files).toHaveLength(4);
    return files.map((file) => readFileSync(join(outdir, file), 'utf8'));
  };
  expect(templates('last-day', daysFromReview(0))).toEqual(templates('long-before', daysFromReview(-300)));
});

test('an entry about constructs that a deployment does not have does not stop it', () => {
  const app = createApp({ outdir: join(folder, 'own'), bundling: false });
  synthesize(app, starter, { now: new Date(), onWarning: silent });
  const constructs = acknowledgementsIn(app, starter).flatMap((entry) => entry.constructs);
  expect(constructs).toContain('foundation/Network/PrivateVpc/Vpc/Resource');
  expect(constructs.filter((path) => /Sagemaker|Vllm/.test(path) && path.startsWith('inference/'))).toEqual(
    [],
  );
});

test('a deploy judges the days of the new file, and not of what is deployed until then', () => {
  const now = daysFromReview(1);
  const synthesized = (judgeDays: boolean) =>
    synthesize(createApp({ outdir: join(folder, `judged-${judgeDays}`), bundling: false }), starter, {
      ...{ now, judgeDays, onWarning: silent },
    });
  expect(() => synthesized(true)).toThrow(ReviewError);
  expect(() => synthesized(false)).not.toThrow();
});
