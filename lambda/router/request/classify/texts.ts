/**
 * Every text of a request's body, wherever it stands: all strings and all keys, whether this router knows the
 * field or not. The messages' contents come as one text, so that a value cut in two by a message boundary is still
 * one value.
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
      // What this router gives a meaning to is no text of the caller's, and must not stand between two parts of one.
      if (!KNOWN_KEYS.has(key)) yield key;
      if (!isKnownWord(key, inner)) yield* stringsIn(inner);
    }
  }
}

/** A role or a type of the OpenAI API, as opposed to a text somebody put there. */
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
