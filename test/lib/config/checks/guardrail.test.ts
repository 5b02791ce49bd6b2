import sandbox from '../../../fixtures/deployments/sandbox';
import starter from '../../../fixtures/deployments/starter';
import { problemsAfter } from '../changed';

test('Bedrock models without a word about a guardrail are refused', () => {
  expect(problemsAfter({ guardrail: undefined }, starter)).toEqual([
    expect.objectContaining({ path: 'guardrail', got: undefined }),
  ]);
});

test('going without a guardrail takes a reason', () => {
  const reason = 'the callers apply their own guardrail before and after each call';
  expect(problemsAfter({ guardrail: { none: reason } })).toEqual([]);
  expect(problemsAfter({ guardrail: { none: 'slow' } })).toEqual([
    expect.objectContaining({ path: 'guardrail.none' }),
  ]);
});

test('a deployment becomes sealed by taking the Bedrock models off its list and nothing else', () => {
  expect(problemsAfter({ models: sandbox.models.slice(0, 2) })).toEqual([]);
});
