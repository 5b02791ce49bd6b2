import { costUsd } from '../../../../lambda/router/records/cost';
import { NOVA, QWEN } from '../support/router-config';

const usage = { inputTokens: 1_000, outputTokens: 200 };
const priced = { ...NOVA, usdPerMillionTokens: { input: 0.8, output: 3.2 } };

test('a Bedrock answer costs its tokens at list price', () => {
  expect(costUsd(priced, usage)).toBe(0.00144);
});

test.each([
  ['a model on a GPU', QWEN, usage],
  ['a model without a known price', NOVA, usage],
  ['an answer without a token count', priced, undefined],
  ['no answer', undefined, undefined],
])('the cost of %s is not known', (_, model, tokens) => {
  expect(costUsd(model, tokens)).toBeNull();
});
