import type { Missing } from '../../../scripts/account/missing';
import type { Step } from '../../../scripts/deploy/plan';
import { type PlanPorts, runPlan } from '../../../scripts/deploy/run-plan';
import { stops } from '../../../scripts/deploy/stops';
import { failureInWords, missingInWords, remarksInWords } from '../../../scripts/deploy/words';
import type { Status } from '../../../scripts/preflight/answer';
import { type Finding, findingOf } from '../../../scripts/preflight/finding';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';

const steps: readonly Step[] = [
  { kind: 'check', title: 'first', prerequisites: [{ kind: 'api-gateway-logging' }] },
  { kind: 'deploy', stack: 'a', pass: 0 },
  { kind: 'close-default-group', foundation: 'a' },
  {
    kind: 'check',
    title: 'second',
    prerequisites: [
      { kind: 'placement', account: '1' },
      { kind: 'bootstrap', account: '1', region: 'r', role: 'arn' },
    ],
  },
  { kind: 'deploy', stack: 'b', pass: 1 },
];

/** Ports by which everything goes well, and nothing is printed. */
const WELL: PlanPorts = {
  check: async () => [],
  closeDefaultGroup: async () => undefined,
  copiesUp: async () => undefined,
  deploy: async () => 0,
  disturbed: async () => undefined,
  failedIn: async () => [],
  firstRequest: async () => undefined,
  onRemarks: () => undefined,
  onStep: () => undefined,
  stage: async () => ({ kind: 'there' }),
};

const gone: Missing = { words: 'It is not there.', commands: ['make it'] };

type AskOne = (prerequisite: Prerequisite) => Promise<Missing | undefined>;

/** The findings of all prerequisites of a step, from what is missing of each. */
const findingsBy = (ask: AskOne) => (prerequisites: readonly Prerequisite[]) =>
  Promise.all(prerequisites.map(async (one) => findingOf(one, await ask(one))));

async function run(
  missing: readonly Prerequisite['kind'][],
  failing?: string,
  check: AskOne = async ({ kind }) => (missing.includes(kind) ? gone : undefined),
  open?: Missing,
  other?: Missing,
) {
  const deployed: string[] = [];
  const passes: number[] = [];
  const result = await runPlan(steps, {
    ...WELL,
    check: findingsBy(check),
    closeDefaultGroup: async () => open,
    disturbed: async () => other,
    deploy: async (stack, pass) => {
      deployed.push(stack);
      passes.push(pass);
      return stack === failing ? 7 : 0;
    },
    failedIn: async (stack) => [{ logicalId: 'Vpc', type: 'AWS::EC2::VPC', reason: `no ${stack}` }],
  });
  return { result, deployed, passes };
}

test('if nothing is missing, every stack is deployed', async () => {
  expect(await run([])).toMatchObject({ result: { done: true }, deployed: ['a', 'b'] });
});

test('every stack is deployed from the assembly of its pass', async () => {
  expect((await run([])).passes).toEqual([0, 1]);
});

test('a missing prerequisite stops the deploy before the next stack', async () => {
  const { deployed } = await run(['bootstrap']);
  expect(deployed).toEqual(['a']);
});

test('all missing prerequisites of one check are reported at once', async () => {
  const { result } = await run(['bootstrap', 'placement']);
  expect(result).toMatchObject({ done: false, missing: [gone, gone] });
});

test('a default security group that stays open stops the deploy before the next stack', async () => {
  expect(await run([], undefined, undefined, gone)).toMatchObject({
    result: { done: false, missing: [gone] },
    deployed: ['a'],
  });
});

test('a check that stops the deploy hands on what else the user can do', async () => {
  const prerequisites: readonly Prerequisite[] = [{ kind: 'api-gateway-logging' }];
  const step: Step = { kind: 'check', title: 'first', prerequisites, wayOut: 'Do the other thing.' };
  const result = await runPlan([step], { ...WELL, check: findingsBy(async () => gone) });
  expect(result).toMatchObject({ done: false, missing: [gone], wayOut: 'Do the other thing.' });
});

test('a failed deploy stops the steps after it', async () => {
  expect(await run([], 'a')).toMatchObject({
    result: { done: false, failed: { stack: 'a', exitCode: 7 } },
    deployed: ['a'],
  });
});

test('a missing prerequisite is printed with the command that provides it and how to continue', () => {
  const text = missingInWords([gone], 'npm run deploy -- sandbox');
  expect(text).toMatch(/It is not there\.\n {4}make it\n[\s\S]*npm run deploy -- sandbox/);
});

test('after a failed deploy the state of that stack is checked', async () => {
  const asked: Prerequisite[] = [];
  const { result } = await run([], 'b', async (one) => {
    asked.push(one);
    return one.kind === 'stack-state' ? gone : undefined;
  });
  expect(asked.at(-1)).toEqual({ kind: 'stack-state', stack: 'b', afterFailure: true });
  expect(result).toMatchObject({ done: false, failed: { stack: 'b', exitCode: 7, left: gone } });
});

test('a failed deploy is reported even if the account no longer answers', async () => {
  const { result } = await run([], 'a', ({ kind }) =>
    kind === 'stack-state' ? Promise.reject(new Error('ExpiredToken')) : Promise.resolve(undefined),
  );
  expect(result).toMatchObject({ done: false, failed: { stack: 'a', exitCode: 7 } });
  expect(result).not.toHaveProperty('failed.left');
});

test('a failed deploy is printed with the state of its stack, the commands, and how to continue', () => {
  const text = failureInWords(
    { stack: 'sandbox-foundation', exitCode: 1, causes: [], left: gone },
    'npm run deploy -- sandbox',
    'sandbox',
  );
  expect(text).toMatch(
    /sandbox-foundation ended with 1[\s\S]*It is not there\.\n {4}make it\n[\s\S]*npm run deploy -- sandbox/,
  );
  expect(text).toContain('docs/runbook.md');
});

test('after a failed deploy, what failed in its stack is read', async () => {
  expect(await run([], 'b')).toMatchObject({ result: { failed: { causes: [{ reason: 'no b' }] } } });
});

test('a failed deploy is printed with what failed, and what is known of the reason', () => {
  const causes = [{ logicalId: 'Vpc', type: 'AWS::EC2::VPC', reason: 'VpcLimitExceeded' }];
  const text = failureInWords({ stack: 'a', exitCode: 1, causes }, 'again', 'bank');
  expect(text).toMatch(/AWS::EC2::VPC Vpc failed: VpcLimitExceeded\n.*quota[\s\S]*preflight -- bank/);
});

describe('images and weights', () => {
  const staging: readonly Step[] = [
    { kind: 'stage', prerequisites: [{ kind: 'api-gateway-logging' }] },
    { kind: 'deploy', stack: 'b', pass: 0 },
  ];
  const runWith = async (staged: Awaited<ReturnType<PlanPorts['stage']>>) => {
    const deployed: string[] = [];
    const deploy = async (stack: string) => {
      deployed.push(stack);
      return 0;
    };
    return { result: await runPlan(staging, { ...WELL, stage: async () => staged, deploy }), deployed };
  };

  test('that are there let the deploy go on', async () => {
    expect(await runWith({ kind: 'there' })).toEqual({ result: { done: true }, deployed: ['b'] });
  });

  test('that are newly pinned end the plan before the stack that reads them', async () => {
    expect(await runWith({ kind: 'pinned' })).toEqual({
      result: { done: false, pinned: true },
      deployed: [],
    });
  });

  test('that cannot be staged stop the deploy before the stack that reads them', async () => {
    expect(await runWith({ kind: 'missing', missing: [gone] })).toEqual({
      result: { done: false, missing: [gone] },
      deployed: [],
    });
  });
});

test('copies that do not start stop the deploy before the first request', async () => {
  let asked = false;
  const last: readonly Step[] = [
    { kind: 'copies', models: ['qwen'] },
    { kind: 'first-request', stack: 'gateway' },
  ];
  const result = await runPlan(last, {
    ...WELL,
    copiesUp: async () => gone,
    firstRequest: async () => {
      asked = true;
    },
  });
  expect([result, asked]).toEqual([{ done: false, missing: [gone] }, false]);
});

test.each([
  ['ExpiredTokenException', 'The security token has expired', /Log in again/],
  ['Throttling', 'Rate exceeded', /after a minute/],
  ['ServiceFault', 'Something else', /AWS answered this/],
])('an answer of AWS in the middle, %s, stops in words', async (name, message, words) => {
  const answer = Object.assign(new Error(message), { name, $metadata: {} });
  const step: Step = { kind: 'copies', models: ['qwen'] };
  const result = await runPlan([step], { ...WELL, copiesUp: () => Promise.reject(answer) });
  expect(result).toMatchObject({ done: false, missing: [{ words: expect.stringMatching(words) }] });
});

test('a mistake of the program is not taken for an answer of AWS', async () => {
  const step: Step = { kind: 'copies', models: ['qwen'] };
  const copiesUp = () => Promise.reject(new TypeError('a mistake'));
  await expect(runPlan([step], { ...WELL, copiesUp })).rejects.toThrow(TypeError);
});

test('no stack is deployed after another deploy has changed the foundation', async () => {
  const { result, deployed } = await run([], undefined, undefined, undefined, gone);
  expect({ result, deployed }).toEqual({ result: { done: false, missing: [gone] }, deployed: [] });
});

describe('what a preflight found', () => {
  const finding = (status: Status, kind: Prerequisite['kind'] = 'guard-duty'): Finding => ({
    kind,
    status,
    subject: 'GuardDuty',
    words: 'It is off.',
    commands: ['turn it on'],
  });
  const ask = async (status: Status, kind: Prerequisite['kind'], strict: boolean) => {
    const remarks: Finding[] = [];
    const result = await runPlan(
      [{ kind: 'check', title: 'first', prerequisites: [{ kind: 'guard-duty' }] }],
      {
        ...WELL,
        check: async () => [finding(status, kind)],
        onRemarks: (found) => remarks.push(...found),
      },
      strict,
    );
    return { done: result.done, remarks: remarks.length };
  };

  test.each([
    ['ok', 'guard-duty', false, { done: true, remarks: 0 }],
    ['warn', 'guard-duty', false, { done: true, remarks: 1 }],
    ['unknown', 'guard-duty', false, { done: true, remarks: 1 }],
    ['fail', 'guard-duty', false, { done: false, remarks: 0 }],
    ['ok', 'guard-duty', true, { done: true, remarks: 0 }],
    ['warn', 'guard-duty', true, { done: false, remarks: 0 }],
    ['unknown', 'guard-duty', true, { done: false, remarks: 0 }],
    ['unknown', 'zones', false, { done: false, remarks: 0 }],
    ['warn', 'zones', false, { done: true, remarks: 1 }],
  ] as const)('%s of %s, strict: %s', async (status, kind, strict, expected) => {
    expect(await ask(status, kind, strict)).toEqual(expected);
  });

  test.each([
    'account-quota',
    'address-block',
    'free-name',
    'guard-duty',
    'invocation-logging',
    'organization-policies',
    'profile-destinations',
  ] as const)('a deploy can do without knowing %s', (kind) => {
    expect(stops(finding('unknown', kind), false)).toBe(false);
  });

  test('is printed with its status, what it is about, and the commands', () => {
    expect(remarksInWords([finding('warn')])).toBe('  warn: GuardDuty\n    It is off.\n        turn it on');
  });
});
