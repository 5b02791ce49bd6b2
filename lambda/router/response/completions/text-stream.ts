import type { Tally } from '../../call/tally';
import type { FinishReason, Usage } from '../../contract/chat';
import type { CompletionForm } from '../../request/completions/read-completion';
import { allPlaced, around, placed } from '../around';
import { DONE, sse } from '../chat/chunks';
import { FINISH_REASON } from '../chat/completion';
import { renderUsage, usageOfChoices } from '../chat/usage';
import type { AnswerHead, StreamWriter } from '../dialect';
import { legacyLogprobs } from './legacy-logprobs';
import { textHead } from './text-completion';

/** Writes an answer as the chunks of OpenAI's older completions. */
export const textStream = (head: AnswerHead, form: CompletionForm): StreamWriter =>
  choiceStream(head, form, 0, ({ usage }) => lastChunks(head, form, usage));

/** Writes one of several answers, each as a choice of the same stream. */
export const textChoice = (head: AnswerHead, form: CompletionForm, index: number): StreamWriter =>
  choiceStream(head, form, index, () => '');

/** What ends a stream of several answers. */
export const textChoicesEnd = (head: AnswerHead, tallies: readonly Tally[], form: CompletionForm): string =>
  lastChunks(head, form, usageOfChoices(tallies));

function lastChunks(head: AnswerHead, form: CompletionForm, usage: Usage | undefined): string {
  const counted = form.includeUsage && usage;
  return (counted ? sse({ ...textHead(head), choices: [], usage: renderUsage(usage) }) : '') + DONE;
}

/** @param last what follows the chunk with the finish reason */
function choiceStream(
  head: AnswerHead,
  { includeUsage, echo }: CompletionForm,
  index: number,
  last: (tally: Tally) => string,
): StreamWriter {
  const tail = includeUsage ? { usage: null } : {};
  const chunk = (text: string, logprobs: object | null = null, finish: FinishReason | null = null) =>
    sse({
      ...textHead(head),
      choices: [{ text, index, logprobs, finish_reason: finish && FINISH_REASON[finish] }],
      ...tail,
    });
  // The chunks of one answer differ in their text alone, so everything around it is rendered once.
  const plain = around((text) => chunk(text));
  return {
    open: () => (echo ? chunk(echo) : ''),
    event(event, tally) {
      switch (event.type) {
        case 'text-delta':
          if (event.logprobs) {
            return chunk(event.text, legacyLogprobs(event.logprobs, tally.text.length - event.text.length));
          }
          if (event.pieces) return allPlaced(event.pieces, plain);
          return event.text && placed(event.text, plain);
        case 'end':
          return chunk('', null, event.reason) + last(tally);
        default:
          return '';
      }
    },
  };
}
