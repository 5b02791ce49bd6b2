import { isObject } from '../fields';

/**
 * Every text of a request's body: all strings and all keys, in known and unknown fields. The contents of all messages
 * are one text, so that a value split between two messages is still found.
 */
export function textsOf(body: unknown): readonly string[] {
  const messages = isObject(body) ? body.messages : undefined;
  const rest = isObject(body) ? { ...body, messages: undefined } : body;
  const inMessages = [...stringsIn(messages)].join(' ');
  return [inMessages, [...stringsIn(rest)].join('\n')];
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      // Keys and words of the API are not the caller's text. Between two messages they would split a value in it.
      if (!KNOWN_KEYS.has(key)) yield key;
      if (!isKnownWord(key, inner)) yield* stringsIn(inner);
    }
  }
}

/** Whether a role or type is a word of the OpenAI API. Any other word there is the caller's text. */
function isKnownWord(key: string, value: unknown): boolean {
  return (key === 'role' || key === 'type') && KNOWN_WORDS.has(String(value));
}

const KNOWN_KEYS = new Set([
  'role',
  'content',
  'type',
  'text',
  'name',
  'model',
  'messages',
  'metadata',
  'stop',
]);
const KNOWN_WORDS = new Set(['system', 'developer', 'user', 'assistant', 'tool', 'function', 'text']);
