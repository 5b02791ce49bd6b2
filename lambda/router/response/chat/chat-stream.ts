import type { ChatForm } from '../../request/chat/read-chat';
import type { AnswerHead, StreamWriter } from '../dialect';
import { chunksOf, DONE } from './chunks';

/**
 * Writes an answer as the chunks of OpenAI's chat stream. Sealed blocks of reasoning come whole and together, before what
 * follows them: a client that keeps the last value of a field has all of them, and one that adds up has each once.
 */
export function chatStream(head: AnswerHead, form: ChatForm): StreamWriter {
  const chunks = chunksOf(head, form);
  let sealedUntil = 0;
  return {
    open: chunks.role,
    event(event, { reasoning, usage }) {
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
        case 'end': {
          const counted = form.includeUsage && usage ? chunks.usage(usage) : '';
          return sealed + chunks.finish(event.reason) + counted + DONE;
        }
        default:
          return sealed;
      }
    },
  };
}
