import type { LocalRun } from '../../local/start-local';
import { HOSTS } from '../../policy/boundary';
import { fetchAs } from '../local/fixtures/sandbox';
import { DIALECTS, type DialectName, type Json } from './dialects';
import type { Feature } from './table';

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

/** Asks one model of a running deployment for one feature, in one dialect. */
export async function askFor(
  feature: Feature,
  dialect: DialectName,
  model: string,
  run: LocalRun,
): Promise<Cell> {
  const { words = 'What is a data class?', asks, shows } = feature;
  const { path, body, whole, streamed } = DIALECTS[dialect];
  const fields = asks[dialect];
  const calls = () => HOSTS.flatMap((host) => run.simulators[host].calls);
  const before = new Set(calls());
  const response = await fetchAs(run)(`${run.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-data-class': 'public' },
    body: JSON.stringify({ model, ...body(words), ...fields }),
  });
  const text = await response.text();
  const sent = calls().filter((call) => !before.has(call));
  if (!response.ok) {
    const error = refusal(JSON.parse(text));
    return { result: 'refused', status: response.status, error, called: sent.length > 0 };
  }
  const said = 'stream' in fields ? streamed(eventsIn(text)) : whole(JSON.parse(text));
  if (shows({ ...said, sent: JSON.stringify(sent) })) return { result: 'yes' };
  return { result: 'left out', named: response.headers.has('x-dropped') };
}

const eventsIn = (text: string): readonly Json[] =>
  text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6))] : []));

/** A refusal, in the form of OpenAI or of Anthropic. */
function refusal({ error: { code, param, message, details } }: Json): Refusal {
  return { code: details?.error_code ?? code, param: details?.param ?? param ?? null, message };
}
