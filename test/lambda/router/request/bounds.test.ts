import { ApiError } from '../../../../lambda/router/contract/api-error';
import { MOST } from '../../../../lambda/router/request/bounds';
import { readEmbeddings } from '../../../../lambda/router/request/embeddings/read-embeddings';
import { DIALECTS, type WrittenAs } from '../support/dialects';

// One bound for one thing, whatever the dialect.

type Dialect = keyof typeof DIALECTS;
const NAMES = Object.keys(DIALECTS) as Dialect[];

function refusalOf(dialect: Dialect, write: (as: WrittenAs) => object): ApiError | undefined {
  const as = DIALECTS[dialect];
  try {
    as.read(write(as));
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

const letters = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`);
const tools = (as: WrittenAs, count: number) => ({
  ...as.tool('f', { type: 'object' }),
  tools: letters(count).flatMap(
    (name) => Object.entries(as.tool(name, { type: 'object' })).find(([key]) => key === 'tools')?.[1],
  ),
});

test.each(NAMES)('in %s a request has as many turns as the bound, and no more', (dialect) => {
  expect(refusalOf(dialect, (as) => as.turns(MOST.messages))).toBeUndefined();
  const refusal = refusalOf(dialect, (as) => as.turns(MOST.messages + 1));
  expect([refusal?.code, refusal?.param]).toEqual(['invalid_value', DIALECTS[dialect].saidField]);
  expect(refusal?.message).toContain(`1 to ${MOST.messages}`);
});

test.each(NAMES)('in %s a request has as many tools as the bound, and no more', (dialect) => {
  expect(refusalOf(dialect, (as) => tools(as, MOST.tools))).toBeUndefined();
  const refusal = refusalOf(dialect, (as) => tools(as, MOST.tools + 1));
  expect([refusal?.code, refusal?.param]).toEqual(['invalid_value', 'tools']);
  expect(refusal?.message).toContain(`at most ${MOST.tools}`);
});

test.each([
  ['chat', 'stop'],
  ['messages', 'stop_sequences'],
] as const)('in %s a request has as many texts in %s as the bound, and no more', (dialect, field) => {
  const stopping = (count: number) => (as: WrittenAs) => ({
    ...as.saying(as.text('Hi')),
    [field]: letters(count),
  });
  expect(refusalOf(dialect, stopping(MOST.stops))).toBeUndefined();
  const refusal = refusalOf(dialect, stopping(MOST.stops + 1));
  expect([refusal?.code, refusal?.param]).toEqual(['invalid_value', field]);
});

test.each([
  ['chat', 'stop'],
  ['messages', 'stop_sequences'],
] as const)('in %s a text in %s is not empty, and may be white space', (dialect, field) => {
  const stopping = (stop: string) => (as: WrittenAs) => ({ ...as.saying(as.text('Hi')), [field]: [stop] });
  expect(refusalOf(dialect, stopping('\n'))).toBeUndefined();
  expect(refusalOf(dialect, stopping(''))?.param).toBe(field);
});

test.each([
  ['chat', { logprobs: true }],
  ['responses', { include: ['message.output_text.logprobs'] }],
] as const)('in %s each token has as many alternatives as the bound, and no more', (dialect, beside) => {
  const asking = (top_logprobs: number) => (as: WrittenAs) => ({
    ...as.saying(as.text('Hi')),
    ...beside,
    top_logprobs,
  });
  expect(refusalOf(dialect, asking(MOST.alternatives))).toBeUndefined();
  expect(refusalOf(dialect, asking(MOST.alternatives + 1))?.param).toBe('top_logprobs');
  expect(refusalOf(dialect, asking(1.5))?.param).toBe('top_logprobs');
});

test('an embeddings request has as many texts as the bound, and no more', () => {
  const read = (count: number) => readEmbeddings({ model: 'auto', input: letters(count) });
  expect(read(MOST.texts).embedding.texts).toHaveLength(MOST.texts);
  expect(() => read(MOST.texts + 1)).toThrow(expect.objectContaining({ param: 'input' }));
});
