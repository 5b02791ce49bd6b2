import { readPolicyCommand } from '../../../scripts/policy/command-line';
import { runPolicy } from '../../../scripts/policy/run';
import { fixtureFile } from '../../fixture-deployments';

test.each([
  [[fixtureFile('sandbos')], 'name one of these (did you mean "sandbox"?), or write a new one'],
  [
    [fixtureFile('sandbox'), '--who-can', 'qwen3-8'],
    'no model "qwen3-8" (did you mean "qwen3-8b"?). There is: qwen3-8b',
  ],
  [
    [fixtureFile('sandbox'), '--lane', 'seald'],
    'no lane "seald" (did you mean "sealed"?). There is: open, sealed.',
  ],
  [
    [fixtureFile('sandbox'), '--why', 'claim', 'public', 'qwen3-8b'],
    'no caller "claim" (did you mean "claims"?)',
  ],
  [
    [fixtureFile('sandbox'), '--why', 'claims', 'publik', 'qwen3-8b'],
    'no class "publik" (did you mean "public"?)',
  ],
  [
    [fixtureFile('sandbox'), '--why', 'claims', 'public', 'gpt'],
    'no model "gpt". There is: qwen3-8b, qwen2-5-7b',
  ],
  [[fixtureFile('starter'), '--lane', 'sealed'], '--lane sealed: there is no sealed lane'],
])('%j is refused with the known names', (args, words) => {
  expect(() => runPolicy(args)).toThrow(words);
});

test.each([
  [[], 'Name a deployment first'],
  [['sandbox', 'starter'], 'Nothing is expected after sandbox; got starter'],
  [['sandbox', '--who-can', 'a', '--scp', 'b'], '--who-can and --scp answer different questions'],
  [['sandbox', '--why', '--who-can', 'a'], '--who-can and --why answer different questions'],
  [['sandbox', '--why', 'claims', 'public'], '--why takes a caller, a class and a model'],
  [['sandbox', '--why', 'a', 'b', 'c', 'd'], '--why takes a caller, a class and a model'],
  [['sandbox', '--scp', 'x', '--json'], '--lane and --json have no meaning'],
  [['sandbox', '--scp', ''], '--scp needs a folder'],
  [['sandbox', '--who-can'], '--who-can'],
  [['sandbox', '--verbose'], '--verbose'],
])('%j is refused, and what is refused is named', (args, words) => {
  expect(() => readPolicyCommand(args)).toThrow(words);
});

test('options may come in any order', () => {
  expect(readPolicyCommand(['--why', '--json', 'sandbox', 'claims', 'restricted', 'qwen3-8b'])).toEqual({
    kind: 'why',
    deployment: 'sandbox',
    caller: 'claims',
    dataClass: 'restricted',
    model: 'qwen3-8b',
    lane: undefined,
    json: true,
  });
});
