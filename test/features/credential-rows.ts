import type { LocalRun } from '../../local/start-local';
import { fetchAs } from '../local/fixtures/sandbox';
import { bearerOf, type Cell, cellOf, send } from './ask';

/** The lanes of the deployment, and what each takes. */
export const LANE_COLUMNS = [
  ['open lane, bearer', ''],
  ['sealed lane, IAM', '/sealed'],
] as const;

/** A way in which clients say who calls. */
export interface CredentialRow {
  readonly name: string;
  readonly headers: (key: string) => Readonly<Record<string, string>>;
  /** Signed by a role of the caller. @default false */
  readonly signed?: true;
}

export const CREDENTIAL_ROWS: readonly CredentialRow[] = [
  { name: '`Authorization: Bearer`', headers: (key) => ({ authorization: `Bearer ${key}` }) },
  { name: '`x-api-key`', headers: (key) => ({ 'x-api-key': key }) },
  {
    name: '`Authorization: Bearer` and `x-api-key`',
    headers: (key) => ({ authorization: `Bearer ${key}`, 'x-api-key': key }),
  },
  {
    name: '`Authorization: Bearer` and `api-key`',
    headers: (key) => ({ authorization: `Bearer ${key}`, 'api-key': key }),
  },
  { name: '`api-key`, as Azure OpenAI has it', headers: (key) => ({ 'api-key': key }) },
  { name: 'AWS signature', headers: () => ({}), signed: true },
  { name: 'none', headers: () => ({}) },
];

/** Sends one request through a lane with one credential. */
export async function enterWith(row: CredentialRow, lane: string, run: LocalRun): Promise<Cell> {
  const key = (bearerOf(run).authorization ?? '').replace('Bearer ', '');
  const body = { model: 'qwen3-8b', messages: [{ role: 'user', content: 'Hi' }] };
  const path = `${lane}/v1/chat/completions`;
  const answer = await send(run, path, body, row.headers(key), row.signed ? fetchAs(run) : fetch);
  return cellOf(answer, ({ ok }) => ok);
}
