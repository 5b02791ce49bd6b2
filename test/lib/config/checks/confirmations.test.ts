import { confirmationsAhead, confirmationsIn } from '../../../../lib/config/confirmations';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { type Changes, changed, problemsAfter } from '../changed';

const opinion = (changes: object) => ({
  secondOpinion: {
    service: 'comprehend',
    language: 'en',
    optOutConfirmedOn: '2026-11-20',
    classes: { NAME: 'confidential' },
    ...changes,
  },
});
const lists = (listsConfirmedOn: string) => ({
  'network.gatewayPrefixLists': { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b', listsConfirmedOn },
});

/** Weights that the catalogue does not have. */
const seeing = (model: number, day: string) => ({
  [`models[${model}].weights.source`]: 'our-bank/two-eyes',
  [`models[${model}].weights.imagesConfirmedOn`]: day,
});

/** Each field with a day of confirmation that adds to facts. */
const FIELDS: readonly (readonly [path: string, on: (day: string) => Changes])[] = [
  ['network.gatewayPrefixLists.listsConfirmedOn', lists],
  ['models[0].availabilityConfirmedOn', (day) => ({ 'models[0].availabilityConfirmedOn': day })],
  ['models[1].availabilityConfirmedOn', (day) => ({ 'models[1].availabilityConfirmedOn': day })],
  ['models[2].availabilityConfirmedOn', (day) => ({ 'models[2].availabilityConfirmedOn': day })],
  ['models[0].weights.chatConfirmedOn', (day) => ({ 'models[0].weights.chatConfirmedOn': day })],
  ['models[1].weights.chatConfirmedOn', (day) => ({ 'models[1].weights.chatConfirmedOn': day })],
  ['models[0].weights.embeddingConfirmedOn', (day) => ({ 'models[0].weights.embeddingConfirmedOn': day })],
  ['models[0].weights.imagesConfirmedOn', (day) => seeing(0, day)],
  ['models[1].weights.imagesConfirmedOn', (day) => seeing(1, day)],
  ['secondOpinion.availabilityConfirmedOn', (day) => opinion({ availabilityConfirmedOn: day })],
];
/** A day on which a person looked at the account: no facts of the blueprint say the same. */
const OPT_OUT = [
  'secondOpinion.optOutConfirmedOn',
  (day: string) => opinion({ optOutConfirmedOn: day }),
] as const;

test.each(FIELDS)('%s on the day of the facts is valid', (_path, on) => {
  expect(problemsAfter(on('2026-11-26'))).toEqual([]);
});

test.each(FIELDS)('%s before the day of the facts is refused', (path, on) => {
  expect(problemsAfter(on('2026-11-25'))).toEqual([
    expect.objectContaining({ path, got: '2026-11-25', allowed: expect.stringContaining('2026-11-26') }),
  ]);
});

test('the opt-out of an account is not in the facts, so its confirmation may be older', () => {
  expect(problemsAfter(OPT_OUT[1]('2025-01-31'))).toEqual([]);
});

test.each(['0001-01-01', '2019-06-06'])(
  'an opt-out confirmed on %s, before AWS had the policy, is refused',
  (day) => {
    expect(problemsAfter(OPT_OUT[1](day))).toEqual([
      expect.objectContaining({ path: OPT_OUT[0], got: day, allowed: expect.stringContaining('2019-06-07') }),
    ]);
  },
);

const NOW = new Date('2026-12-01T09:00:00Z');
const ahead = (changes: Changes) => confirmationsAhead(readDeployment(changed(changes), 'test'), NOW);

test.each([...FIELDS, OPT_OUT])('%s of today is valid', (_path, on) => {
  expect(ahead(on('2026-12-01'))).toEqual([]);
});

test.each([...FIELDS, OPT_OUT])('%s of a day that has not come is refused', (path, on) => {
  expect(ahead(on('2026-12-02'))).toEqual([
    expect.objectContaining({
      path,
      got: '2026-12-02',
      fix: expect.stringContaining('the day on which you did'),
    }),
  ]);
});

test('a day has come when it has come somewhere on earth', () => {
  const deployment = readDeployment(changed({ 'models[2].availabilityConfirmedOn': '2026-12-02' }), 'test');
  expect(confirmationsAhead(deployment, new Date('2026-12-01T10:00:00Z'))).toEqual([]);
  expect(confirmationsAhead(deployment, new Date('2026-12-01T09:59:59Z'))).toHaveLength(1);
});

test('every confirmation of a file is found', () => {
  // Weights are confirmed for one task.
  const fields = FIELDS.filter(([path]) => !path.endsWith('embeddingConfirmedOn'));
  const changes = Object.assign({}, ...fields.map(([, on]) => on('2026-11-26')));
  const paths = confirmationsIn(readDeployment(changed(changes), 'test')).map(({ path }) => path);
  expect([...paths].sort()).toEqual([...fields.map(([path]) => path), OPT_OUT[0]].sort());
});

const CONFIRMED = { 'models[3].availabilityConfirmedOn': '2026-11-26' };
const US = { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] };

/** What is wrong with a model of Bedrock although its availability is confirmed. */
test.each<[string, Changes, string]>([
  ['an unknown model', { 'models[3].modelId': 'anthropic.claude-nine' }, 'models[3].modelId'],
  ['a model for another task', { 'models[3].modelId': 'amazon.nova-canvas-v1:0' }, 'models[3].modelId'],
  ['a model of another endpoint', { 'models[3].modelId': 'openai.gpt-5.4' }, 'models[3].modelId'],
  ['a scope that cannot be called from here', { 'models[3].profile.scope': 'eu' }, 'models[3].profile.scope'],
  [
    'an unknown destination',
    { 'models[3].profile': { ...US, destinations: [...US.destinations, 'us-middle-1'] } },
    'models[3].profile.destinations[3]',
  ],
  [
    'a list shorter than the facts',
    { 'models[3].profile': { ...US, destinations: ['us-east-1'] } },
    'models[3].profile.destinations',
  ],
  [
    'a destination twice',
    { 'models[3].profile': { ...US, destinations: [...US.destinations, 'us-east-1'] } },
    'models[3].profile.destinations',
  ],
  [
    'a destination in another partition',
    { 'models[3].profile': { ...US, destinations: [...US.destinations, 'us-gov-west-1'] } },
    'models[3].profile.destinations[3]',
  ],
  [
    'any region under a geographic label',
    { 'models[3].profile': { ...US, destinations: 'any commercial region' } },
    'models[3].profile.destinations',
  ],
  ['more tokens than the model has', { 'models[3].contextTokens': 9_000_000 }, 'models[3].contextTokens'],
  ['a model whose prompts AWS keeps', { 'models[3].modelId': 'anthropic.claude-fable-5' }, 'models[3]'],
])('I2: a confirmed availability does not excuse %s', (_what, changes, path) => {
  expect(problemsAfter({ ...CONFIRMED, ...changes }).map((problem) => problem.path)).toContain(path);
});
