import { type AnswerName, isCall, piecesOf } from '../plan/answers';
import type { Wire } from '../plan/cases';
import type { Speaks } from '../plan/contestants';
import { ANSWER_ON, bytesOf } from '../upstream/rendered-answers';

/** What an answer must be. */
export interface Expectation {
  readonly wire: Wire;
  readonly speaks: Speaks;
  readonly stream: boolean;
  readonly answer: AnswerName;
}

/** What is wrong with an answer, in words; `undefined` where nothing is. */
export type Check = (head: string, body: Buffer) => string | undefined;

/** Checks whole answers: the status, and every byte of the text. */
export function checkOf({ wire, speaks, stream, answer }: Expectation): Check {
  const unchanged = bytesOf(ANSWER_ON[wire](answer, stream));
  const text = JSON.stringify(piecesOf(answer).join('')).slice(1, -1);
  const strings = isCall(answer) ? ARGUMENTS : CONTENT;
  return (head, body) => {
    if (!head.startsWith('HTTP/1.1 200 ')) return `${head.slice(0, head.indexOf('\r\n'))}: ${start(body)}`;
    if (speaks === 'unchanged') {
      return body.equals(unchanged) ? undefined : `${body.length} bytes, expected ${unchanged.length}`;
    }
    return wrongText(body.toString('latin1'), text, strings, stream);
  };
}

/** The strings that make a text, and those that make the arguments of a call; compared as JSON writes them. */
const CONTENT = /"content":\s?"([^"\\]*)"/g;
const ARGUMENTS = /"arguments":\s?"((?:[^"\\]|\\.)*)"/g;

function wrongText(body: string, text: string, strings: RegExp, stream: boolean): string | undefined {
  let found = '';
  for (const [, string] of body.matchAll(strings)) found += string;
  if (found !== text)
    return `a text of ${found.length} characters, expected ${text.length}: ${body.slice(0, 200)}`;
  if (stream && !body.endsWith('data: [DONE]\n\n')) return `no [DONE] at the end: ${body.slice(-100)}`;
  return undefined;
}

const start = (body: Buffer) => body.toString('latin1', 0, 200);
