import { sumOfAnswers } from '../../../../lambda/router/call/sum-of-answers';
import type { ChatEvent, Usage } from '../../../../lambda/router/contract/chat';
import { tallyOf } from '../support/answers';

const text = (words: string): ChatEvent => ({ type: 'text-delta', text: words });
const counted = (usage: Usage): ChatEvent => ({ type: 'usage', usage });
const end: ChatEvent = { type: 'end', reason: 'stop' };
const sum = (...answers: readonly (readonly ChatEvent[])[]) => sumOfAnswers(answers.map(tallyOf));

test('the tokens of every call are added up', () => {
  const one = counted({ inputTokens: 7, outputTokens: 2, cachedTokens: 1, reasoningTokens: 3 });
  const other = counted({ inputTokens: 8, outputTokens: 4, cachedTokens: 5, cacheWriteTokens: 6 });
  expect(sum([one], [other]).usage).toEqual({
    inputTokens: 15,
    outputTokens: 6,
    cachedTokens: 6,
    cacheWriteTokens: 6,
    reasoningTokens: 3,
  });
});

test('a part that no model reports is absent, and not 0', () => {
  const usage = counted({ inputTokens: 7, outputTokens: 2 });
  expect(sum([usage], [usage]).usage).toEqual({ inputTokens: 14, outputTokens: 4 });
});

test('the tokens of an answer that was not counted are left out of the sum', () => {
  expect(sum([counted({ inputTokens: 7, outputTokens: 2 })], [text('a')]).usage).toEqual({
    inputTokens: 7,
    outputTokens: 2,
  });
});

test('without counts there is no sum', () => {
  expect(sum([end], [end]).usage).toBeUndefined();
});

test('several answers have ended when each of them has', () => {
  const limited: ChatEvent = { type: 'end', reason: 'length' };
  expect(sum([limited], [end]).finish).toBe('length');
  expect(sum([limited], [text('a')]).finish).toBeUndefined();
});

test('one that failed is the failure of all', () => {
  expect(sum([end], [{ type: 'error', reason: 'throttled', message: 'no' }]).failure).toBe('throttled');
  expect(sum([end], [end]).failure).toBeUndefined();
});

test('the digest is made of every answer in order, with null for one that has said nothing', () => {
  expect(sum([text('one')], [], [text('three')])).toMatchObject({
    digestInput: '["one",null,"three"]',
    hasContent: true,
  });
});

test('answers that say nothing have no digest', () => {
  expect(sum([end], [end])).toMatchObject({ digestInput: undefined, hasContent: false });
});
