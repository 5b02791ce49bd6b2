import { repeatedKeys } from '../repeated-keys';
import { hasMark, SYMBOLS } from '../template/symbol';

/** A text as JSON, if it is JSON; and why the proof cannot tell what another reader reads. */
export interface ReadJson {
  readonly json?: unknown;
  readonly problem?: string;
}

const known = new Map<string, ReadJson>();
/** The texts of one deployment are a few dozen; a run that changes many of them must not keep them all. */
const MOST = 1000;

export function readJson(text: string): ReadJson {
  const found = known.get(text) ?? read(text);
  if (known.size >= MOST) known.clear();
  known.set(text, found);
  return found;
}

function read(text: string): ReadJson {
  try {
    const [key] = repeatedKeys(text);
    if (key !== undefined)
      return { problem: `the key ${JSON.stringify(key)} is lost, because an object has a key twice` };
    // A mark of a reference may not be written as an escape sequence.
    const escapes = hasMark(JSON.stringify(JSON.parse(text.replace(SYMBOLS, ''))));
    if (escapes) return { problem: 'it writes a mark of a reference as an escape sequence' };
    return { json: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
