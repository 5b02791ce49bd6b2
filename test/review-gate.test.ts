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

/** The entry with the earliest review day among those that a deployment relies on, and the latest review day. */
const [first, lastReview] = (() => {
  const app = createApp({ outdir: join(folder, 'first'), bundling: false });
  synthesize(app, starter, { now: new Date(), onWarning: silent });
  const inOrder = [...acknowledgementsIn(app, starter)].sort((a, b) => a.review.localeCompare(b.review));
  const [earliest] = inOrder;
  if (!earliest) throw new Error('the deployment relies on no entry');
  return [earliest, inOrder.at(-1)?.review ?? ''] as const;
})();
const { review: firstReview } = first;
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
      for (const rule of first.rules) expect(stderr).toContain(rule);
      expect(stderr).toContain(`owner   ${first.owner}`);
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
  // The earliest day on which no review is more than a year ahead.
  const longBefore = new Date(Date.parse(`${lastReview}T12:00:00Z`) - 364 * 24 * 60 * 60 * 1000);
  const templates = (name: string, now: Date) => {
    const outdir = join(folder, name);
    synthesize(createApp({ outdir, bundling: false }), starter, { now, onWarning: silent });
    const files = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
    expect(files).toHaveLength(4);
    return files.map((file) => readFileSync(join(outdir, file), 'utf8'));
  };
  expect(templates('last-day', daysFromReview(0))).toEqual(templates('long-before', longBefore));
});

test('an entry about constructs that a deployment does not have does not stop it', () => {
  const app = createApp({ outdir: join(folder, 'own'), bundling: false });
  synthesize(app, starter, { now: new Date(), onWarning: silent });
  const constructs = acknowledgementsIn(app, starter).map((entry) => entry.constructs);
  const ofHost = (path: string) => /Sagemaker|Vllm/.test(path) && path.startsWith('inference/');
  expect(constructs.flat()).toContain('foundation/Network/PrivateVpc/Vpc/Resource');
  expect(constructs.filter((paths) => paths.every(ofHost))).toEqual([]);
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
