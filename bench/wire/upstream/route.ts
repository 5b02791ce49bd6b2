import { ANSWERS, type AnswerName, askFor } from '../plan/answers';
import type { Wire } from '../plan/cases';

/** What a request asks of the upstream server. */
export type Asked =
  | { readonly of: Wire; readonly answer: AnswerName; readonly stream: boolean }
  | { readonly of: 'firehose' | 'kms' | 'audit' };

const NAMES = Object.keys(ANSWERS) as readonly AnswerName[];
const MARKS = NAMES.map((name) => [name, Buffer.from(askFor(name))] as const);
const STREAM = Buffer.from('"stream":true');

/** Reads a request by its path and headers; `undefined` where no service takes it. */
export function routeOf(head: string, body: Buffer): Asked | undefined {
  const [, path = ''] = /^POST (\S+) HTTP\/1\.1\r\n/.exec(head) ?? [];
  if (path === '/audit') return { of: 'audit' };
  if (path === '/') return awsService(head);
  const [answer] = MARKS.find(([, mark]) => body.includes(mark)) ?? [];
  if (!answer) return undefined;
  if (path === '/v1/chat/completions') return { of: 'openai', answer, stream: body.includes(STREAM) };
  const [, stream] = /^\/model\/[^/]+\/converse(-stream)?$/.exec(path) ?? [undefined, false];
  return stream === false ? undefined : { of: 'converse', answer, stream: stream !== undefined };
}

/** A service of the AWS JSON protocol names its operation in a header. */
function awsService(head: string): Asked | undefined {
  const [, target = ''] = /\r\nx-amz-target: *(\S+)/i.exec(head) ?? [];
  if (target === 'Firehose_20150804.PutRecord') return { of: 'firehose' };
  if (target === 'TrentService.GenerateMac') return { of: 'kms' };
  return undefined;
}
