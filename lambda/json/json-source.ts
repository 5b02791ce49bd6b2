import { endOfString } from './end-of-string';
import { JsonText } from './json-text';

/** A number that a JavaScript number may not hold: of sixteen characters or more, or with an exponent. */
const LONG = '-?(?:\\d[\\d.]{15}|\\d[\\d.]*[eE])';
const LONG_NUMBER = new RegExp(`^${LONG}`);
/** The same where a value begins, so that a long text, such as base64, is not taken for one. */
const HAS_LONG_NUMBER = new RegExp(`[:,[\\s]${LONG}`);

/** Whether a JSON text may hold a number that `JSON.parse` changes. */
export const mayLoseDigits = (json: string): boolean => HAS_LONG_NUMBER.test(json);

const sources = new WeakMap<object, string>();

/** The text from which an object was parsed, where a number in it may lose digits; otherwise the object itself. */
export function exactly<T extends object>(object: T): T | JsonText {
  const source = sources.get(object);
  return source === undefined ? object : new JsonText(source);
}

/** An object or array whose end has not come. */
interface Open {
  readonly value: unknown;
  readonly start: number;
  /** Of the member or item that comes next; `undefined` before the name of a member. */
  key: string | number | undefined;
  loses: boolean;
}

const SCALAR = /[^\s,\]}]+/y;

/**
 * Remembers the text of each object and array in which a number may lose digits, for {@link exactly}.
 *
 * @param value what `JSON.parse` made of the text
 */
export function rememberSource(json: string, value: unknown): void {
  if (!mayLoseDigits(json)) return;
  const open: Open[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const top = open.at(-1);
    switch (json[at]) {
      case '{':
      case '[':
        open.push({
          value: top ? memberOf(top) : value,
          start: at,
          key: json[at] === '[' ? 0 : undefined,
          loses: false,
        });
        break;
      case '}':
      case ']':
        open.pop();
        if (!top?.loses) break;
        if (typeof top.value === 'object' && top.value) sources.set(top.value, json.slice(top.start, at + 1));
        for (const outer of open.slice(-1)) outer.loses = true;
        break;
      case ',':
        if (top) top.key = typeof top.key === 'number' ? top.key + 1 : undefined;
        break;
      case '"': {
        const end = endOfString(json, at);
        if (top && top.key === undefined) top.key = JSON.parse(json.slice(at, end + 1)) as string;
        at = end;
        break;
      }
      case ':':
      case ' ':
      case '\n':
      case '\r':
      case '\t':
        break;
      default: {
        SCALAR.lastIndex = at;
        const scalar = SCALAR.exec(json)?.[0] ?? ' ';
        if (top && LONG_NUMBER.test(scalar)) top.loses = true;
        at += scalar.length - 1;
      }
    }
  }
}

/** Of two members of one name, `JSON.parse` keeps the last, so what is here may be anything. */
const memberOf = ({ value, key = '' }: Open): unknown =>
  (value as Readonly<Record<string | number, unknown>> | undefined)?.[key];
