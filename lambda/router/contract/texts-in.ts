import type { ChatMessage, ChatPart } from './chat';

/** Every text of a conversation that a model reads as words, in order: also what tools were called with and returned. */
export const textsIn = (messages: readonly ChatMessage[]): readonly string[] =>
  messages.flatMap(({ parts }) => (parts as readonly ChatPart[]).flatMap(textsOf));

function textsOf(part: ChatPart): readonly string[] {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return [part.text];
    case 'tool-call':
      return [part.name, part.arguments];
    case 'tool-result':
      return part.content.flatMap(textsOf);
    case 'image':
    case 'document':
      return [];
  }
}
