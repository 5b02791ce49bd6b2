import type { ChatMessage, ChatPart } from '../../contract/chat';
import { isObject } from '../fields';

/**
 * Texts that a model reads one after the other, and that the body has apart, each group as one text: what is said with the
 * words of documents in their places, all reasoning, and the values of each call of a tool. A value that is split between
 * two of them is found here.
 *
 * @param words what each document that can be read says
 */
export function neighbours(
  messages: readonly ChatMessage[],
  words: ReadonlyMap<ChatPart, string>,
): readonly string[] {
  const parts = messages.flatMap((message): readonly ChatPart[] => message.parts);
  const shown = parts.flatMap((part): readonly ChatPart[] =>
    part.type === 'tool-result' ? part.content : [part],
  );
  const said = shown.flatMap((part) => (part.type === 'text' ? part.text : (words.get(part) ?? [])));
  // The reader of a response joins the pieces of one block with an empty line.
  const thought = parts.flatMap((part) => (part.type === 'reasoning' ? part.text.split('\n\n') : []));
  const called = parts.flatMap((part) => (part.type === 'tool-call' ? [valuesIn(part.arguments)] : []));
  // Without documents the text of the body has what is said in one piece.
  return [...(words.size > 0 ? [said] : []), thought, ...called]
    .filter(({ length }) => length > 1)
    .map((texts) => texts.map((text) => text.trim()).join(' '));
}

/** The strings and numbers in JSON, without keys. The text of the body has the numbers as they were written. */
const valuesIn = (json: string): readonly string[] => leavesOf(JSON.parse(json));

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [];
}
