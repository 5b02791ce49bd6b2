import type { ChatMessage, ChatPart, TextPart } from '../../contract/chat';

/** A conversation as the strictest hosts take it. */
export interface Conversation {
  /** What the system messages say, in their order. */
  readonly system: readonly TextPart[];
  /** User and assistant in turn, the first and the last by the user. Each has at least one part. */
  readonly turns: readonly Turn[];
}

/** Results of tools are the first parts of a user's turn. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly ChatPart[];
}

/** Takes the place of a user's turn that a host needs and the caller did not write. */
const NO_WORDS: TextPart = { type: 'text', text: '.' };

/**
 * Reshapes a conversation, which OpenAI's API takes in any order, into one that every host takes. Parts keep their
 * order and their role:
 * - system messages come first, wherever they were; where there is nothing else, the user says their text;
 * - messages of one role in a row are one turn, in which results of tools come first;
 * - texts without a character that shows are left out;
 * - where the assistant has the first or the last word, a user's turn of one full stop is added.
 *
 * Converse refuses another first turn, roles that do not alternate, and blank texts; Claude from 4.6 on refuses another
 * last turn (microsoft/semantic-kernel issue 10281, pydantic/pydantic-ai pull request 6255, NousResearch/hermes-agent
 * pull request 101401). The chat templates of Mistral, Gemma and Llama 2 refuse the same at vLLM, and a system message
 * elsewhere than first (vllm-project/vllm issue 6862, suitenumerique/conversations issue 197). Looked up 2026-11-26.
 */
export function conversationOf(messages: readonly ChatMessage[]): Conversation {
  const system = messages.flatMap(({ role, parts }) => (role === 'system' ? parts.filter(shows) : []));
  const turns = inTurns(messages);
  if (turns.length === 0) return { system: [], turns: [userTurn(system.length > 0 ? system : [NO_WORDS])] };
  const before = turns[0]?.role === 'assistant' ? [userTurn([NO_WORDS])] : [];
  const after = turns.at(-1)?.role === 'assistant' ? [userTurn([NO_WORDS])] : [];
  return { system, turns: [...before, ...turns, ...after] };
}

const userTurn = (parts: readonly ChatPart[]): Turn => ({ role: 'user', parts });

/** Whether the part is more than white space. */
const shows = (part: ChatPart): boolean => part.type !== 'text' || part.text.trim() !== '';

function inTurns(messages: readonly ChatMessage[]): readonly Turn[] {
  const turns: { readonly role: Turn['role']; parts: readonly ChatPart[] }[] = [];
  for (const { role, parts } of messages) {
    if (role === 'system') continue;
    const shown = (parts as readonly ChatPart[]).filter(shows);
    if (shown.length === 0) continue;
    const last = turns.at(-1);
    if (last?.role === role) last.parts = [...last.parts, ...shown];
    else turns.push({ role, parts: shown });
  }
  return turns.map(({ role, parts }) => ({ role, parts: resultsFirst(parts) }));
}

function resultsFirst(parts: readonly ChatPart[]): readonly ChatPart[] {
  const isResult = ({ type }: ChatPart) => type === 'tool-result';
  if (!parts.some(isResult)) return parts;
  return [...parts.filter(isResult), ...parts.filter((part) => !isResult(part))];
}
