import type { Tally } from '../../call/tally';
import type { Usage } from '../../contract/chat';
import type { ChatForm } from '../../request/chat/read-chat';
import type { AnswerHead, StreamWriter } from '../dialect';
import { chunksOf, DONE } from './chunks';
import { usageOfChoices } from './usage';

/** Writes an answer as the chunks of OpenAI's chat stream. */
export function chatStream(head: AnswerHead, form: ChatForm): StreamWriter {
  const chunks = chunksOf(head, form);
  return choiceStream(chunks, ({ usage }) => lastChunks(chunks, form, usage));
}

/** Writes one of several answers, each as a choice of the same stream. */
export const chatChoice = (head: AnswerHead, form: ChatForm, index: number): StreamWriter =>
  choiceStream(chunksOf(head, form, index), () => '');

/** What ends a stream of several answers. */
export function chatChoicesEnd(head: AnswerHead, tallies: readonly Tally[], form: ChatForm): string {
  return lastChunks(chunksOf(head, form), form, usageOfChoices(tallies));
}

type Chunks = ReturnType<typeof chunksOf>;

const lastChunks = (chunks: Chunks, form: ChatForm, usage: Usage | undefined): string =>
  (form.includeUsage && usage ? chunks.usage(usage) : '') + DONE;

/**
 * Writes the chunks of one choice. Sealed blocks of reasoning come whole and together, before what
 * follows them: a client that keeps the last value of a field has all of them, and one that adds up has each once.
 *
 * @param last what follows the chunk with the finish reason
 */
function choiceStream(chunks: Chunks, last: (tally: Tally) => string): StreamWriter {
  let sealedUntil = 0;
  return {
    open: chunks.role,
    event(event, tally) {
      const { reasoning } = tally;
      if (event.type === 'reasoning-delta') return event.text && chunks.reasoning(event.text);
      let sealed = '';
      if (sealedUntil < reasoning.length && event.type !== 'reasoning-end') {
        sealed = chunks.sealed(reasoning.slice(sealedUntil));
        sealedUntil = reasoning.length;
      }
      switch (event.type) {
        case 'text-delta':
          if (event.logprobs) return sealed + chunks.text(event.text, event.logprobs);
          if (event.pieces) return sealed + chunks.plainTexts(event.pieces);
          return sealed + (event.text && chunks.text(event.text));
        case 'tool-call':
          return sealed + chunks.toolCall(event.index, event.id, event.name);
        case 'arguments-delta':
          if (event.pieces) return sealed + chunks.plainArguments(event.index, event.pieces);
          return sealed + (event.text && chunks.toolArguments(event.index, event.text));
        case 'end':
          return sealed + chunks.finish(event.reason) + last(tally);
        default:
          return sealed;
      }
    },
  };
}
