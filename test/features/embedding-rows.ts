import type { LocalRun } from '../../local/start-local';
import { type Answer, type Cell, cellOf, send } from './ask';
import type { Json } from './dialects';

/** A feature of the endpoint for embeddings. */
export interface EmbeddingRow {
  readonly name: string;
  readonly asks: object;
  readonly shows: (json: Json, answer: Answer) => boolean;
}

const lengthsOf = ({ data }: Json): readonly number[] => data.map(({ embedding }: Json) => embedding.length);
const many = (count: number) => Array.from({ length: count }, (_, index) => `text ${index}`);

/** A vector as base64 has four bytes for each number. */
function isPacked({ data: [{ embedding }] }: Json): boolean {
  if (typeof embedding !== 'string') return false;
  const { length } = Buffer.from(embedding, 'base64');
  return length > 0 && length % 4 === 0;
}

export const EMBEDDING_ROWS: readonly EmbeddingRow[] = [
  {
    name: 'one text',
    asks: { input: 'Rain' },
    shows: (json) => lengthsOf(json).length === 1 && lengthsOf(json)[0] !== 0,
  },
  {
    name: 'several texts, in their order',
    asks: { input: ['Rain', 'Sun', 'Rain'] },
    shows({ data }) {
      const [first, second, third] = data.map(({ embedding }: Json) => JSON.stringify(embedding));
      return first === third && first !== second && data.every(({ index }: Json, at: number) => index === at);
    },
  },
  {
    name: 'more texts than one call of the host takes',
    asks: { input: many(100) },
    shows: (json, { sent }) => lengthsOf(json).length === 100 && sent.length > 1,
  },
  { name: 'vectors as base64', asks: { input: 'Rain', encoding_format: 'base64' }, shows: isPacked },
  {
    name: 'vectors of 256 numbers (`dimensions`)',
    asks: { input: 'Rain', dimensions: 256 },
    shows: (json) => lengthsOf(json)[0] === 256,
  },
  {
    name: 'vectors of a length that no model has',
    asks: { input: 'Rain', dimensions: 100 },
    shows: (json) => lengthsOf(json)[0] === 100,
  },
  {
    name: 'what the vectors are for (`input_type`)',
    asks: { input: 'Rain', input_type: 'search_query' },
    shows: (_json, { sent }) => JSON.stringify(sent).includes('search_query'),
  },
  {
    name: 'usage',
    asks: { input: ['Rain', 'Sun'] },
    shows: ({ usage }) => usage.prompt_tokens > 0 && usage.total_tokens === usage.prompt_tokens,
  },
  {
    name: 'id of the user of an application',
    asks: { input: 'Rain', user: 'u1' },
    shows: (json) => lengthsOf(json).length === 1,
  },
  {
    name: 'a text that is too long',
    asks: { input: ['Rain', 'word '.repeat(200_000)] },
    shows: (json) => lengthsOf(json).length === 2,
  },
  {
    name: 'lists of tokens',
    asks: { input: [[1, 2, 3]] },
    shows: (json) => lengthsOf(json).length === 1,
  },
];

/** Asks one model of a running deployment for one feature of embeddings. */
export async function askForEmbeddings(row: EmbeddingRow, model: string, run: LocalRun): Promise<Cell> {
  const answer = await send(run, '/v1/embeddings', { model, ...row.asks });
  return cellOf(answer, () => row.shows(JSON.parse(answer.text), answer));
}
