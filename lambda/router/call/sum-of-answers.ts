import type { Usage } from '../contract/chat';
import type { Tally } from './tally';

/** What records keep of the answers to one request. */
export type AnswersSum = Pick<Tally, 'usage' | 'finish' | 'failure' | 'digestInput' | 'hasContent'>;

/**
 * The sum of several answers. It has a `finish`, that of the first answer, where all have ended. The tokens are those of
 * every call that counted them: each call reads the prompt, so each counts it. The input of the digest is a JSON array of
 * those of the answers.
 */
export function sumOfAnswers(tallies: readonly Tally[]): AnswersSum {
  const [first] = tallies;
  const usages = tallies.flatMap(({ usage }) => usage ?? []);
  const hasContent = tallies.some((tally) => tally.hasContent);
  return {
    usage: usages.length > 0 ? usages.reduce(sumOfUsages) : undefined,
    finish: tallies.every(({ finish }) => finish) ? first?.finish : undefined,
    failure: tallies.find(({ failure }) => failure)?.failure,
    digestInput: hasContent
      ? JSON.stringify(tallies.map(({ digestInput }) => digestInput ?? null))
      : undefined,
    hasContent,
  };
}

const sumOfUsages = (one: Usage, other: Usage): Usage => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  ...sumOf('cachedTokens', one, other),
  ...sumOf('cacheWriteTokens', one, other),
  ...sumOf('reasoningTokens', one, other),
});

/** A part that a model does not report is absent, and not 0. */
function sumOf(part: keyof Usage, one: Usage, other: Usage): Partial<Usage> {
  const counts = [one[part], other[part]].filter((count) => count !== undefined);
  return counts.length > 0 ? { [part]: counts.reduce((sum, count) => sum + count, 0) } : {};
}
