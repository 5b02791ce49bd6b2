import type { LocalRun } from '../../local/start-local';
import { HOSTS } from '../../policy/boundary';
import { DIALECTS, type DialectName, type Json } from './dialects';
import type { Feature } from './feature';

/** What a model did with a feature of a request. */
export type Cell =
  | { readonly result: 'yes' }
  /** It answered without it, and the header x-dropped named the field or not. */
  | { readonly result: 'left out'; readonly named: boolean }
  | {
      readonly result: 'refused';
      readonly status: number;
      readonly error: Refusal;
      readonly called: boolean;
    };

export interface Refusal {
  readonly code: string;
  readonly param: string | null;
  readonly message: string;
}

/** An answer of a running deployment. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
  /** What the hosts of models were sent for it. */
  readonly sent: readonly object[];
}

/** The credential of the caller that may name every model. */
export function bearerOf({ bearers }: LocalRun): Readonly<Record<string, string>> {
  const bearer = bearers?.bearers.find(({ caller }) => caller === 'playground');
  if (!bearer) throw new Error('The caller playground has no API key');
  return { authorization: `Bearer ${bearer.value}` };
}

/** Sends one request, and waits for the whole answer. */
export async function send(
  run: LocalRun,
  path: string,
  body: object,
  headers = bearerOf(run),
  through: typeof fetch = fetch,
): Promise<Answer> {
  const calls = () => HOSTS.flatMap((host) => run.simulators[host].calls);
  const before = new Set(calls());
  const response = await through(`${run.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-data-class': 'public', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    ok: response.ok,
    status: response.status,
    header: (name) => response.headers.get(name),
    text,
    sent: calls().filter((call) => !before.has(call)),
  };
}

/** What an answer makes of a cell, where it is a refusal or shows the feature or not. */
export function cellOf(answer: Answer, shows: (answer: Answer) => boolean): Cell {
  const { ok, status, text, sent, header } = answer;
  if (!ok) {
    return { result: 'refused', status, error: refusal(JSON.parse(text)), called: sent.length > 0 };
  }
  return shows(answer) ? { result: 'yes' } : { result: 'left out', named: header('x-dropped') !== null };
}

/** Asks one model of a running deployment for one feature, in one dialect. */
export async function askFor(
  feature: Feature,
  dialect: DialectName,
  model: string,
  run: LocalRun,
): Promise<Cell> {
  const { words = 'What is a data class?', asks, next, shows } = feature;
  const { path, body, whole, streamed } = DIALECTS[dialect];
  const fields = asks[dialect];
  const first = { model, ...body(words), ...fields };
  const begun = await send(run, path, first);
  const answer =
    next && begun.ok ? await send(run, path, { ...first, ...next[dialect](JSON.parse(begun.text)) }) : begun;
  return cellOf(answer, ({ text, sent, header }) => {
    const said = 'stream' in fields ? streamed(eventsIn(text)) : whole(JSON.parse(text));
    return shows({ ...said, sent: JSON.stringify(sent), callsOfHost: sent.length, header });
  });
}

/** The data of the events of a stream, without its end. */
export const eventsIn = (text: string): readonly Json[] =>
  text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6))] : []));

/** A refusal, in the form of OpenAI or of Anthropic. */
function refusal({ error: { code, param, message, details } }: Json): Refusal {
  return { code: details?.error_code ?? code, param: details?.param ?? param ?? null, message };
}
