import { confirmationsAhead } from '../../../lib/config/confirmations';
import { isSelfHosted } from '../../../lib/config/model';
import { modelsOfOwnWeights, ownWeightsInWords } from '../../../lib/config/own-weights';
import { readDeployment } from '../../../lib/config/read-deployment';
import { servingOf } from '../../../lib/hosts/serving-settings';
import { weightsPrefix } from '../../../lib/plan/weights-location';
import { type Changes, changed, problemsAfter } from './changed';

const OWN = {
  source: 's3://bank-models/claims-8b/',
  basedOn: 'Qwen/Qwen3-8B',
  licence: 'Apache-2.0, as its base',
  approvedBy: { name: 'model risk committee', on: '2026-11-20' },
};
const withOwn = (changes: Changes = {}) =>
  readDeployment(changed({ 'models[0].weights': { ...OWN, ...changes } }), 'test');
const modelOf = (changes: Changes = {}) => {
  const [model] = withOwn(changes).models.filter(isSelfHosted);
  if (!model) throw new Error('no model');
  return model;
};
const problems = (weights: object) =>
  problemsAfter({ 'models[0].weights': weights }).map(({ path, fix }) => [
    path.replace('models[0].weights', ''),
    fix,
  ]);

test('own weights need no revision, and no name of a public source', () => {
  expect(modelOf().weights).toEqual(OWN);
});

test('own weights are served with the parsers of what they were made from', () => {
  expect(servingOf(modelOf(), 1).serves).toMatchObject({ parsers: { reasoning: 'qwen3', tools: 'hermes' } });
});

test('own weights fit the GPUs as what they were made from does', () => {
  const large = { ...OWN, basedOn: 'meta-llama/Llama-3.3-70B-Instruct' };
  expect(problems(large).map(([path]) => path)).toContainEqual(expect.stringContaining('instanceType'));
});

test.each([
  [
    'of own weights that are pinned has the hash of their manifest',
    { manifest: 'b'.repeat(64) },
    `sha256-${'b'.repeat(64)}`,
  ],
  ['of own weights that are not pinned is one where nothing is staged', {}, 'not-pinned'],
])('the prefix %s', (_, changes, folder) => {
  expect(weightsPrefix(modelOf(changes))).toBe(`qwen3-8b/${folder}/`);
});

test('the report says which own weights answer, by which licence, and who approved them when', () => {
  expect(modelsOfOwnWeights(withOwn()).map((one) => [one.path, ownWeightsInWords(one)])).toEqual([
    [
      'models[0].weights',
      'qwen3-8b runs s3://bank-models/claims-8b/, made from Qwen/Qwen3-8B, by licence Apache-2.0, as its base, approved by model risk committee on 2026-11-20',
    ],
  ]);
});

test('an approval of a day that has not come is refused', () => {
  const ahead = confirmationsAhead(withOwn(), new Date('2026-11-10T00:00:00Z'));
  expect(ahead.map(({ path }) => path)).toContain('models[0].weights.approvedBy.on');
});

test.each([
  ['without a licence', { ...OWN, licence: undefined }, [['.licence', 'add licence']]],
  ['with a licence to be decided', { ...OWN, licence: 'TBD' }, [['.licence', /^name the licence/]]],
  ['without an approval', { ...OWN, approvedBy: undefined }, [['.approvedBy', 'add approvedBy']]],
  [
    'approved on no day',
    { ...OWN, approvedBy: { name: 'model risk committee', on: 'soon' } },
    [['.approvedBy.on', /write year, month and day/]],
  ],
  ['with a revision', { ...OWN, revision: 'a'.repeat(40) }, [['.revision', 'remove it']]],
  [
    'without the slash at the end',
    { ...OWN, source: 's3://bank-models/claims-8b' },
    [['.source', /claims-8b\/"$/]],
  ],
  ['in no bucket', { ...OWN, source: 's3://Bank/claims/' }, [['.source', /^write s3:/]]],
  [
    'made from weights that are not known',
    { ...OWN, basedOn: 'Qwen/Qwen3-8C' },
    [['.basedOn', /Qwen\/Qwen3-8B/]],
  ],
])('own weights %s are refused at the field', (_, weights, expected) => {
  expect(problems(JSON.parse(JSON.stringify(weights)))).toEqual(
    expected.map(([path, fix]) => [path, typeof fix === 'string' ? fix : expect.stringMatching(fix ?? /./)]),
  );
});

test.each([
  [
    'a revision that is none',
    { source: 'Qwen/Qwen3-8B', revision: 'main' },
    [['.revision', /^write the full commit/]],
  ],
  ['no revision', { source: 'Qwen/Qwen3-8B' }, [['.revision', /^add revision/]]],
  [
    'an approval, which is for own weights',
    { source: 'Qwen/Qwen3-8B', revision: 'a'.repeat(40), approvedBy: OWN.approvedBy },
    [['.approvedBy', /^remove it/]],
  ],
])('public weights with %s are refused as public weights', (_, weights, expected) => {
  expect(problems(weights)).toEqual(expected.map(([path, fix]) => [path, expect.stringMatching(fix ?? /./)]));
});
