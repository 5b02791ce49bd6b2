import type { Step } from '../../../scripts/deploy/plan';
import type { Missing, Prerequisite } from '../../../scripts/deploy/prerequisite';
import { runPlan } from '../../../scripts/deploy/run-plan';
import { missingInWords } from '../../../scripts/deploy/words';

const steps: readonly Step[] = [
  { kind: 'check', title: 'first', prerequisites: [{ kind: 'api-gateway-logging' }] },
  { kind: 'deploy', stack: 'a' },
  {
    kind: 'check',
    title: 'second',
    prerequisites: [
      { kind: 'placement', account: '1' },
      { kind: 'bootstrap', account: '1', region: 'r' },
    ],
  },
  { kind: 'deploy', stack: 'b' },
];

const gone: Missing = { words: 'It is not there.', commands: ['make it'] };

async function run(missing: readonly Prerequisite['kind'][], failing?: string) {
  const deployed: string[] = [];
  const result = await runPlan(steps, {
    check: async ({ kind }) => (missing.includes(kind) ? gone : undefined),
    deploy: async (stack) => {
      deployed.push(stack);
      return stack === failing ? 7 : 0;
    },
    onStep: () => undefined,
  });
  return { result, deployed };
}

test('with everything there, every stack is deployed', async () => {
  expect(await run([])).toEqual({ result: { done: true }, deployed: ['a', 'b'] });
});

test('a missing prerequisite stops before the next stack, not before the last', async () => {
  const { deployed } = await run(['bootstrap']);
  expect(deployed).toEqual(['a']);
});

test('everything one check finds missing is reported at once', async () => {
  const { result } = await run(['bootstrap', 'placement']);
  expect(result).toEqual({ done: false, missing: [gone, gone] });
});

test('a deploy that fails stops the rest', async () => {
  expect(await run([], 'a')).toEqual({
    result: { done: false, failed: { stack: 'a', exitCode: 7 } },
    deployed: ['a'],
  });
});

test('what is missing is printed with the command that provides it and how to go on', () => {
  const text = missingInWords([gone], 'npm run deploy -- sandbox');
  expect(text).toMatch(/It is not there\.\n {4}make it\n[\s\S]*npm run deploy -- sandbox/);
});
