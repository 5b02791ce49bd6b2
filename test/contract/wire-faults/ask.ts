import type { RouterRequest, RouterResponse } from '../../../lambda/router/contract/http';
import type { AuditRecord } from '../../../lambda/router/records/audit-record';
import type { OutcomeRecord } from '../../../lambda/router/records/outcome-record';
import { routerRequest } from '../../lambda/router/support/call-router';
import { piecesOf } from '../../lambda/router/support/streams';
import { promptOf } from './fault-proxy';

/** What the client got. */
export interface Answered {
  readonly decisionId: string | undefined;
  readonly status: number;
  /** How many ends the answer has, and whether one of them is its last event. */
  readonly ends: number;
  readonly endsLast: boolean;
  readonly complete: boolean;
  /** Reasoning, text, and the arguments of calls. */
  readonly text: string;
  /** Whether any part of an answer came. A call without arguments is one. */
  readonly content: boolean;
  /** The code of the error it ends with. */
  readonly code: string | null;
}

/** The records of one request. */
export interface Recorded {
  readonly decisions: number;
  readonly outcomes: readonly OutcomeRecord[];
}

/** Sends the request of one case, and reads the answer to its end as the platform does. */
export async function ask(
  router: (request: RouterRequest) => Promise<RouterResponse>,
  asked: { readonly id: number; readonly model: string; readonly stream: boolean },
): Promise<Answered> {
  const { id, model, stream } = asked;
  const messages = [{ role: 'user', content: promptOf(id) }];
  const response = await router(routerRequest({ body: { model, stream, messages } }));
  let body = '';
  for await (const piece of piecesOf(response)) body += piece;
  await response.finish();
  const { status, headers } = response;
  const read = stream && status === 200 ? readStream(body) : readJson(body);
  return { decisionId: headers['x-decision-id'], status, ...read };
}

export function recordsOf(decisionId: string | undefined, records: readonly AuditRecord[]): Recorded {
  const own = records.filter((record) => record.decisionId === decisionId);
  return {
    decisions: own.filter(({ schema }) => schema === 'hybrid-llm/decision/1').length,
    outcomes: own.filter((record): record is OutcomeRecord => record.schema === 'hybrid-llm/outcome/1'),
  };
}

type Read = Omit<Answered, 'decisionId' | 'status'>;

function readStream(body: string): Read {
  const events = body.split(/(?<=\n\n)/).filter((event) => !event.startsWith(':'));
  const isEnd = (event: string) => event === 'data: [DONE]\n\n' || event.startsWith('data: {"error"');
  const last = events.at(-1) ?? '';
  const complete = last === 'data: [DONE]\n\n';
  const chunks = events.filter((event) => !isEnd(event)).map((event) => JSON.parse(event.slice(6)));
  return {
    ends: events.filter(isEnd).length,
    endsLast: isEnd(last),
    complete,
    text: chunks.map(({ choices }) => saidIn(choices[0].delta)).join(''),
    content: chunks.some(({ choices: [{ delta }] }) => saidIn(delta) !== '' || delta.tool_calls),
    code: complete || !isEnd(last) ? null : JSON.parse(last.slice(6)).error.code,
  };
}

function readJson(body: string): Read {
  const { choices, error } = JSON.parse(body);
  const complete = choices !== undefined;
  return {
    ends: Number(complete) + Number(error !== undefined),
    endsLast: true,
    complete,
    text: complete ? saidIn(choices[0].message) : '',
    content: complete,
    code: error?.code ?? null,
  };
}

/** A message of the client's protocol, or a delta of one. */
interface Message {
  readonly reasoning_content?: string;
  readonly content?: string | null;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
}

const saidIn = ({ reasoning_content: thought = '', content, tool_calls: calls = [] }: Message): string =>
  `${thought}${content ?? ''}${calls.map((call) => call.function.arguments).join('')}`;
