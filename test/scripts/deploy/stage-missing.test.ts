import fc from 'fast-check';
import { CommandError } from '../../../scripts/command-line/command-error';
import type { Step } from '../../../scripts/deploy/plan';
import { type StagingPorts, stageMissing } from '../../../scripts/deploy/staging/stage-missing';
import { thereInWords } from '../../../scripts/deploy/staging/there-in-words';
import type { Status } from '../../../scripts/preflight/answer';
import { findingOf } from '../../../scripts/preflight/finding';
import type { Prerequisite, PrerequisiteOf } from '../../../scripts/preflight/prerequisite';

const image = (model: string): PrerequisiteOf<'image'> & { kind: 'image' } => ({
  kind: 'image',
  model,
  deployment: 'bank',
  source: 'vllm/vllm-openai:v0.32.0',
  digest: `sha256:${'1'.repeat(64)}`,
  foundation: 'bank-foundation',
});

const finding = (one: Prerequisite, status: Status) => ({
  ...findingOf(one, undefined),
  status,
});

/** Stages these models, of which each has one of these states in the account. */
async function stage(states: Readonly<Record<string, Status>>, more: Partial<StagingPorts> = {}) {
  const [staged, pinned]: [string[], unknown[]] = [[], []];
  const result = await stageMissing(Object.keys(states).map(image), {
    check: async (one) => finding(one, states[(one as { model: string }).model] ?? 'ok'),
    stage: async (one) => {
      staged.push((one as { model: string }).model);
      return undefined;
    },
    pin: (change) => pinned.push(change),
    onStage: () => undefined,
    ...more,
  });
  return { result, staged, pinned };
}

test('what is missing is staged, in its order, and nothing else', async () => {
  expect(await stage({ a: 'ok', b: 'fail', c: 'unknown', d: 'fail', e: 'warn' })).toMatchObject({
    result: { kind: 'there' },
    staged: ['b', 'd'],
  });
});

test('what is staged is pinned before the next is staged', async () => {
  const order: string[] = [];
  await stage(
    { a: 'fail', b: 'fail' },
    {
      stage: async (one) => {
        order.push(`stage ${(one as { model: string }).model}`);
        return {};
      },
      pin: () => order.push('pin'),
    },
  );
  expect(order).toEqual(['stage a', 'pin', 'stage b', 'pin']);
});

test('what is newly pinned asks for a new plan', async () => {
  expect((await stage({ a: 'fail' }, { stage: async () => ({}) })).result).toEqual({ kind: 'pinned' });
});

test('what cannot be staged stops, with the reason, and what was staged before stays pinned', async () => {
  const stageOne: StagingPorts['stage'] = async (one) => {
    if ((one as { model: string }).model === 'b') throw new CommandError('The disk is full. Free space.');
    return {};
  };
  const { result, pinned } = await stage({ a: 'fail', b: 'fail', c: 'fail' }, { stage: stageOne });
  expect(result).toMatchObject({
    kind: 'missing',
    missing: [{ words: expect.stringContaining('disk is full') }],
  });
  expect(pinned).toHaveLength(1);
});

test('an error that the user can do nothing about is not taken for one', async () => {
  const stageOne = async () => Promise.reject(new TypeError('a mistake'));
  await expect(stage({ a: 'fail' }, { stage: stageOne })).rejects.toThrow(TypeError);
});

test('however often a run is interrupted, the next one stages only what is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { maxLength: 6 }), async (interruptions) => {
      const there = new Set<string>();
      const runs = [...interruptions, Number.POSITIVE_INFINITY];
      const all: string[] = [];
      for (const most of runs) {
        let left = most;
        const ports: StagingPorts = {
          check: async (one) => finding(one, there.has((one as { model: string }).model) ? 'ok' : 'fail'),
          stage: async (one) => {
            const { model } = one as { model: string };
            if (left-- <= 0) throw new CommandError('interrupted');
            all.push(model);
            there.add(model);
            return {};
          },
          pin: () => undefined,
          onStage: () => undefined,
        };
        await stageMissing(['a', 'b', 'c'].map(image), ports);
      }
      expect(all).toEqual(['a', 'b', 'c']);
    }),
  );
});

describe('--plan', () => {
  const steps: readonly Step[] = [
    { kind: 'deploy', stack: 'bank-foundation', pass: 0 },
    { kind: 'stage', prerequisites: [image('a'), image('b')] },
  ];

  test('says what is there, and what a deploy would stage', async () => {
    const words = await thereInWords(steps, async (all) =>
      all.map((one, index) => finding(one, index === 0 ? 'ok' : 'fail')),
    );
    expect(words.split('\n').slice(2)).toEqual([
      expect.stringMatching(/^ {2}there {4}.*\ba\b/),
      expect.stringMatching(/^ {2}missing {2}.*\bb\b/),
    ]);
  });

  test('says nothing of a deployment that stages nothing', async () => {
    expect(await thereInWords(steps.slice(0, 1), async () => [])).toBe('');
  });
});
