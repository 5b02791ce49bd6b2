import type { RouterConfig } from '../../../../lambda/router/config/router-config';
import { ERRORS } from '../../../../lambda/router/contract/errors';
import type { Signals } from '../../../../lambda/router/request/classify/classify';
import { askedChat, choiceFor } from '../support/choice';
import { LIMITED_SESSION, MISTRAL, NOVA, QWEN, routerConfig, sealedConfig } from '../support/router-config';
import { said } from '../support/said';

interface Asked extends Partial<Signals> {
  readonly model?: string;
  readonly config?: RouterConfig;
  readonly principal?: string;
  readonly maxTokens?: number;
  readonly text?: string;
}

/** How a request is refused, if it is. */
function refusalOf({ model = 'auto', config = routerConfig(), maxTokens, text = 'Hi', ...from }: Asked) {
  const asked = askedChat(model, { messages: [said('user', text)], maxTokens });
  return choiceFor(config, { ...asked, limitField: 'max_completion_tokens' }, from).refusal;
}

const found = (...types: string[]) => ({
  dataClass: 'restricted' as const,
  findings: new Map(types.map((type) => [type, 1])),
});
const HOSTED_ONLY = routerConfig({ models: [MISTRAL, NOVA] });

test('a request that some model may answer is not refused', () => {
  expect(refusalOf({})).toBeUndefined();
});

test.each([
  ['model_not_found', { model: 'gpt-4o' }],
  ['model_not_allowed', { model: 'llama', principal: LIMITED_SESSION }],
  ['model_not_on_lane', { model: 'mistral', config: sealedConfig() }],
  ['use_sealed_lane', { declared: ['restricted'] }],
] as const)('%s says what its code says', (code, asked) => {
  const refusal = refusalOf(asked);
  expect([refusal?.code, refusal?.message]).toEqual([code, ERRORS[code].advice]);
});

test.each([
  ['model_not_found', { model: 'gpt-4o' }],
  ['model_not_allowed', { model: 'llama', principal: LIMITED_SESSION }],
  [
    'model_not_allowed',
    { principal: LIMITED_SESSION, config: routerConfig({ models: [{ ...QWEN, auto: false }, MISTRAL] }) },
  ],
  ['model_not_on_lane', { model: 'mistral', config: sealedConfig() }],
] as const)('%s names the field model', (code, asked) => {
  const refusal = refusalOf(asked);
  expect([refusal?.code, refusal?.param]).toEqual([code, 'model']);
});

test('a caller none of whose models auto may choose is told so, also where other models are above the ceiling', () => {
  const config = routerConfig({ models: [{ ...QWEN, auto: false }, MISTRAL, NOVA] });
  expect(refusalOf({ config, principal: LIMITED_SESSION })?.code).toBe('model_not_allowed');
});

test('auto with no model for the class is refused for the class, not for the caller or the lane', () => {
  const config = sealedConfig({ models: [{ ...QWEN, auto: false }] });
  expect(refusalOf({ config })?.code).toBe('class_not_served');
});

test('auto passes over a model that the caller may not use', () => {
  const config = routerConfig({ models: [MISTRAL, QWEN] });
  expect(refusalOf({ config, principal: LIMITED_SESSION })).toBeUndefined();
});

test('where the models of the caller are above the ceiling, the class is the reason, not the caller', () => {
  const principals = ['arn:aws:iam::111122223333:role/intern'];
  const config = routerConfig({
    callers: [{ name: 'intern', floor: 'public', models: ['nova'], principals }],
  });
  const refusal = refusalOf({ config, principal: LIMITED_SESSION, declared: ['confidential'] });
  expect(refusal?.code).toBe('class_not_served');
});

test('a class that no model serves is refused with the reason of every model', () => {
  expect(refusalOf({ config: HOSTED_ONLY, declared: ['restricted'] })?.message).toBe(
    'No model may see this restricted request: restricted data may travel no further than account; mistral answers at ' +
      'boundary region; restricted data may travel no further than account; nova answers at boundary geography. Send ' +
      'it without what makes it restricted.',
  );
});

test('a request that its findings send to the sealed lane is told each kind, and the way', () => {
  expect(refusalOf({ detected: found('payment-card', 'iban') })?.message).toBe(
    `The request holds payment-card, iban, so it counts as restricted. ${ERRORS.use_sealed_lane.advice}`,
  );
});

test('a request that could not be searched is told so', () => {
  expect(refusalOf({ detected: { dataClass: 'restricted', findings: null } })?.message).toBe(
    `The request could not be searched for sensitive values, so it counts as restricted. ${ERRORS.use_sealed_lane.advice}`,
  );
});

test('a request with a mistyped class is told which classes there are', () => {
  expect(refusalOf({ declared: ['unknown'] })?.message).toBe(
    `What is declared is none of public, internal, confidential, restricted, so it counts as restricted. ${ERRORS.use_sealed_lane.advice}`,
  );
});

test.each([
  [
    'what was found',
    { detected: found('payment-card') },
    /^The request holds payment-card, .* No model may see/,
  ],
  ['a mistyped class', { declared: ['unknown'] }, /^What is declared is none of .* No model may see/],
] as const)('a class that no model serves because of %s says so first', (_what, asked, words) => {
  expect(refusalOf({ config: HOSTED_ONLY, ...asked })?.message).toMatch(words);
});

test('what the detector finds is not told of a request that is declared as high', () => {
  const refusal = refusalOf({ declared: ['restricted'], detected: found('payment-card') });
  expect(refusal?.message).not.toContain('payment-card');
});

test('a prompt too long for every model that may see it is refused with the largest context of those', () => {
  const config = routerConfig({
    models: [{ ...QWEN, contextTokens: 1 }, { ...MISTRAL, contextTokens: 2 }, NOVA],
  });
  const refusal = refusalOf({ config, declared: ['confidential'], text: 'one two three four five' });
  expect(refusal).toMatchObject({
    code: 'context_length_exceeded',
    param: 'messages',
    message:
      'The conversation in messages is too long: the maximum context length of the models that may answer this request is 2 tokens. Shorten it.',
  });
});

test('where a model that could answer may not see what was found, the refusal says what was found', () => {
  const config = routerConfig({ models: [MISTRAL, NOVA, { ...QWEN, contextTokens: 1 }] });
  const refusal = refusalOf({ config, detected: found('phone'), text: 'long '.repeat(2_000) });
  expect(refusal?.message).toMatch(/^The request holds phone, so it counts as restricted\. /);
});
