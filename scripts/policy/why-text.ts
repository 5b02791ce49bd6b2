import type { Answer, Asked } from './why';

/** One sentence for each lane. */
export function whyText(answers: readonly Answer[], asked: Asked): string {
  return answers.map((answer) => sentence(answer, asked)).join('\n\n');
}

function sentence(answer: Answer, asked: Asked): string {
  const { lane, kept, dataClass, words, keptIfDetected, from } = answer;
  const detected = keptIfDetected ? '; kept all the same where only the detector finds it' : '';
  const counted =
    dataClass === asked.dataClass
      ? ''
      : `${asked.dataClass} data of ${asked.caller} counts as ${dataClass}, and `;
  return `${lane}: ${kept ? 'kept' : 'refused'}, because ${counted}${words}${detected}; this rests on ${listed(from)}; ${change(answer)}.`;
}

function change({ kept, reason, edits }: Answer): string {
  if (kept) return `to refuse it, ${edits.join(', or ')}`;
  const instead = reason === 'use-sealed-lane' ? 'use the sealed lane, or ' : '';
  return `to let it answer, ${instead}${listed(edits)}`;
}

const listed = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
