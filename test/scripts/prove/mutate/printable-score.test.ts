import type { HarmlessChange, Mutation } from '../../../../lib/sabotage/change';
import type { Outcome } from '../../../../lib/sabotage/outcome';
import { scoreOf } from '../../../../lib/sabotage/score';
import { printableScore } from '../../../../scripts/prove/mutate/printable-score';
import { scoreJson } from '../../../../scripts/prove/mutate/score-json';

const at = (index: number) => ({
  type: 'AWS::S3::Bucket',
  where: `{stack/Bucket${index}}`,
  path: ['Properties', 'Rules', index],
});
const mutation = (index: number): Mutation => ({
  kind: 'widen',
  how: 'becomes *',
  target: at(index),
  edits: [],
});
const harmless: HarmlessChange = { kind: 'tag', how: 'one more tag', target: at(0), edits: [] };
const judged = (outcome: Outcome, ...by: string[]) => ({ outcome, by });
const explanation = { types: ['AWS::S3::*'], paths: ['**'], reason: 'it is a name' } as const;

const bad = scoreOf(
  {
    mutations: [
      { change: mutation(0), judged: judged('survived') },
      { change: mutation(1), judged: judged('survived') },
      { change: mutation(2), judged: judged('stated', 'world.storage') },
    ],
    harmless: [{ change: harmless, judged: judged('another', 'I3.deny') }],
    whole: true,
  },
  [],
);

test('survivors of the same place are one line with their number', () => {
  expect(printableScore('sandbox', bad)).toMatch(
    /^ +2 {2}AWS::S3::Bucket Properties\/Rules\/\* widen: \{stack\/Bucket0\} becomes \*$/m,
  );
});

test('a false alarm names the claims that do not hold', () => {
  expect(printableScore('sandbox', bad)).toMatch(/one more tag, by I3\.deny$/m);
});

test('the table counts the outcomes by area', () => {
  expect(printableScore('sandbox', bad)).toMatch(/^ {2}storage +3 +1 +0 +0 +2 +0$/m);
});

test('the last line says how much is to be decided', () => {
  expect(printableScore('sandbox', bad)).toMatch(
    /^2 mutations survive without an explanation, 0 crash the proof, 1 harmless changes fail, 0 explanations are stale\.$/m,
  );
});

test('a stale explanation is named with its reason', () => {
  const stale = { change: mutation(0), judged: judged('stated') };
  const text = printableScore(
    'sandbox',
    scoreOf({ mutations: [stale], harmless: [], whole: true }, [explanation]),
  );
  expect(text).toContain('Stale explanation: AWS::S3::* **: it is a name');
});

test('a clean score says so', () => {
  const explained = { change: mutation(0), judged: judged('survived') };
  const score = scoreOf({ mutations: [explained], harmless: [], whole: true }, [explanation]);
  expect(printableScore('sandbox', score)).toMatch(
    /noticed or explained \(1\), and every harmless change holds\.$/,
  );
});

test('as JSON, a survivor says where and how, without its edits', () => {
  expect(scoreJson('sandbox', bad)).toMatchObject({
    deployment: 'sandbox',
    mutations: 3,
    unexplained: [
      { kind: 'widen', how: 'becomes *', target: at(0), outcome: 'survived', by: [] },
      { target: at(1) },
    ],
  });
  expect(JSON.stringify(scoreJson('sandbox', bad))).not.toContain('edits');
});
