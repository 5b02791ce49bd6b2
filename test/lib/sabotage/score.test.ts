import type { HarmlessChange, Mutation } from '../../../lib/sabotage/change';
import type { Explanation } from '../../../lib/sabotage/explained-survivors';
import { type JudgedClaim, type Outcome, tryEdits } from '../../../lib/sabotage/outcome';
import { sample } from '../../../lib/sabotage/sample';
import { isClean, scoreOf } from '../../../lib/sabotage/score';
import { small } from './small';

const fails = (id: string): JudgedClaim => ({ id, holds: false, verdict: 'fails' });
const undecided = (id: string): JudgedClaim => ({ id, holds: false, verdict: 'undecided' });
const holds = (id: string): JudgedClaim => ({ id, holds: true });

test.each<[string, readonly JudgedClaim[], Outcome]>([
  ['a stated claim fails', [fails('I3.deny'), fails('x')], 'stated'],
  ['a stated claim does not hold, and no verdict is given', [{ id: 'I3.deny', holds: false }], 'stated'],
  ['another claim fails', [fails('x'), undecided('I3.deny')], 'another'],
  ['claims are undecided and none fails', [undecided('I3.deny'), undecided('x')], 'undecided'],
  ['every claim holds', [holds('I3.deny')], 'survived'],
])('%s', (_, claims, outcome) => {
  expect(tryEdits(() => ({ claims }), small({}), [], ['I3.*', 'I4.lanes']).outcome).toBe(outcome);
});

test('a proof that throws an error has crashed', () => {
  const judge = () => {
    throw new TypeError('x is not a list');
  };
  expect(tryEdits(judge, small({}), [], [])).toEqual({
    outcome: 'crashed',
    by: ['TypeError: x is not a list'],
  });
});

const target = { type: 'AWS::S3::Bucket', where: '{stack/One}', path: ['Properties', 'Name'] };
const mutation = { kind: 'widen', how: 'x', target, edits: [] } satisfies Mutation;
const harmlessChange = { kind: 'tag', how: 'x', target, edits: [] } satisfies HarmlessChange;
const after = (outcome: Outcome) => ({ outcome, by: [] });
const tried = (outcome: Outcome) => ({ change: mutation, judged: after(outcome) });
const run = (outcome: Outcome, explanations: readonly Explanation[] = [], whole = true) =>
  scoreOf({ mutations: [tried(outcome)], harmless: [], whole }, explanations);

const explanation: Explanation = {
  types: ['AWS::S3::*'],
  paths: ['Properties/Name'],
  kinds: ['widen'],
  reason: 'a name',
};

test.each<[Outcome, boolean]>([
  ['stated', true],
  ['another', true],
  ['undecided', true],
  ['survived', false],
  ['crashed', false],
])('a mutation with the outcome "%s" leaves the score clean: %s', (outcome, clean) => {
  const score = run(outcome);
  expect(isClean(score)).toBe(clean);
  expect(score.outcomes[outcome]).toBe(1);
  expect(score.areas).toEqual([{ area: 'storage', mutations: 1, outcomes: score.outcomes }]);
});

test('a survivor with an explanation leaves the score clean', () => {
  const score = run('survived', [explanation]);
  expect(score.explained).toHaveLength(1);
  expect(isClean(score)).toBe(true);
});

test.each<[string, Partial<Explanation>]>([
  ['another type', { types: ['AWS::IAM::Role'] }],
  ['another path', { paths: ['Properties/Other'] }],
  ['another kind', { kinds: ['remove'] }],
  ['another value', { how: /^y$/ }],
])('an explanation of %s explains nothing', (_, other) => {
  expect(run('survived', [{ ...explanation, ...other }]).unexplained).toHaveLength(1);
});

test('an explanation of what the proof notices is stale, and refused', () => {
  const score = run('stated', [explanation]);
  expect(score.stale).toEqual([explanation]);
  expect(isClean(score)).toBe(false);
});

test('an explanation is not stale in a sample, or where the deployment has nothing of the kind', () => {
  expect(run('stated', [explanation], false).stale).toEqual([]);
  expect(run('stated', [{ ...explanation, paths: ['Properties/Other'] }]).stale).toEqual([]);
});

test('a harmless change that breaks a claim is a false alarm', () => {
  const harmless = [{ change: harmlessChange, judged: after('another') }];
  const score = scoreOf({ mutations: [], harmless, whole: true }, []);
  expect(score.falseAlarms).toEqual(harmless);
  expect(isClean(score)).toBe(false);
});

test('a sample has the same items for the same seed, in their order', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const chosen = sample(items, 10, 1);
  expect(chosen).toHaveLength(10);
  expect(sample(items, 10, 1)).toEqual(chosen);
  expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
  expect(sample(items, 10, 2)).not.toEqual(chosen);
  expect(sample(items, 1000, 1)).toEqual(items);
});
