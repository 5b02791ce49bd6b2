import { type AnswerName, piecesOf } from '../plan/answers';
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
  const text = piecesOf(answer).join('');
  return (head, body) => {
    if (!head.startsWith('HTTP/1.1 200 ')) return `${head.slice(0, head.indexOf('\r\n'))}: ${start(body)}`;
    if (speaks === 'unchanged') {
      return body.equals(unchanged) ? undefined : `${body.length} bytes, expected ${unchanged.length}`;
    }
    return wrongText(body.toString('latin1'), text, stream);
  };
}

const CONTENT = /"content":\s?"([^"\\]*)"/g;

function wrongText(body: string, text: string, stream: boolean): string | undefined {
  let found = '';
  for (const [, content] of body.matchAll(CONTENT)) found += content;
  if (found !== text)
    return `a text of ${found.length} characters, expected ${text.length}: ${body.slice(0, 200)}`;
  if (stream && !body.endsWith('data: [DONE]\n\n')) return `no [DONE] at the end: ${body.slice(-100)}`;
  return undefined;
}

const start = (body: Buffer) => body.toString('latin1', 0, 200);
