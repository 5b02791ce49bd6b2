import { endOfString } from '../../json/end-of-string';

/** Deeper than any chat request: body, messages, message, content, part. */
const MAX_DEPTH = 32;

/**
 * A sentence that names what is ambiguous in a valid JSON text; `undefined` where nothing is. JSON.parse keeps the
 * last of two equal keys where other parsers keep the first, and accepts half surrogate pairs, which only an escape
 * can bring into a decoded text. One pass, linear in the length of the text.
 */
export function hazardIn(json: string): string | undefined {
  const open: (Set<string> | 'array')[] = [];
  let expectsKey = false;
  for (let i = 0; i < json.length; i++) {
    switch (json[i]) {
      case '{':
      case '[':
        if (open.length === MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
        open.push(json[i] === '{' ? new Set() : 'array');
        expectsKey = json[i] === '{';
        break;
      case '}':
      case ']':
        open.pop();
        expectsKey = false;
        break;
      case ',':
        expectsKey = open.at(-1) !== 'array';
        break;
      case '"': {
        const end = endOfString(json, i);
        const inside = json.slice(i + 1, end);
        if (inside.includes('\\u') && !unescaped(inside).isWellFormed()) {
          return 'A text holds half of a surrogate pair; send whole characters.';
        }
        const keys = open.at(-1);
        if (expectsKey && keys instanceof Set) {
          const key = unescaped(inside);
          if (keys.has(key)) return 'An object has the same key twice. Send each key once.';
          if (key === '__proto__') return 'An object has the key __proto__. Leave it out.';
          keys.add(key);
        }
        expectsKey = false;
        i = end;
        break;
      }
    }
  }
  return undefined;
}

const unescaped = (inside: string): string => (inside.includes('\\') ? JSON.parse(`"${inside}"`) : inside);
