import type { Lane } from '../../policy/lane';
import type { Answer, Asked } from './why';

/** One sentence for each lane. */
export function whyText(answers: readonly Answer[], asked: Asked): string {
  return answers.map((answer) => sentence(answer, asked)).join('\n\n');
}

function sentence({ lane, kept, dataClass, words, from, edits }: Answer, asked: Asked): string {
  const counted =
    dataClass === asked.dataClass
      ? ''
      : `${asked.dataClass} data of ${asked.caller} counts as ${dataClass}, and `;
  return `${lane}: ${kept ? 'kept' : 'refused'}, because ${counted}${words}; this rests on ${listed(from)}; ${change(kept, edits, lane)}.`;
}

function change(kept: boolean, edits: readonly string[], lane: Lane): string {
  if (kept) return `to refuse it, ${edits.join(', or ')}`;
  if (edits.length > 0) return `to let it answer, ${listed(edits)}`;
  return `no edit lets the ${lane} lane answer restricted data, which is for the sealed lane`;
}

const listed = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
