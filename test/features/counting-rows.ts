import type { LocalRun } from '../../local/start-local';
import { type Cell, cellOf, send } from './ask';
import { CALLS_BOTH, image, PNG, roundWith, TOOLS } from './bodies';

/** Something that the count of tokens has in it. */
export interface CountingRow {
  readonly name: string;
  /** The fields that make the request longer than the plain one. */
  readonly asks: object;
}

const BASE = { max_tokens: 100, messages: [{ role: 'user', content: 'Hi' }] };
const picture = { type: 'base64', media_type: 'image/png', data: PNG };
const words = { type: 'text', text: 'rain' };

export const COUNTING_ROWS: readonly CountingRow[] = [
  { name: 'text', asks: { messages: [{ role: 'user', content: CALLS_BOTH }] } },
  { name: 'system prompt', asks: { system: 'Be brief.' } },
  { name: 'tools', asks: TOOLS.messages },
  { name: 'results of tools', asks: roundWith({}, {}, words).messages },
  { name: 'images', asks: image('', picture).messages },
];

/** Counts the tokens of a request to one model: `yes` where there are more than of the plain one, and no model is called. */
export async function countFor(row: CountingRow, model: string, run: LocalRun): Promise<Cell> {
  const count = (fields: object) => send(run, '/v1/messages/count_tokens', { model, ...BASE, ...fields });
  const plain = JSON.parse((await count({})).text);
  return cellOf(
    await count(row.asks),
    ({ text, sent, header }) =>
      JSON.parse(text).input_tokens > plain.input_tokens &&
      sent.length === 0 &&
      header('x-token-count') === 'estimate',
  );
}
