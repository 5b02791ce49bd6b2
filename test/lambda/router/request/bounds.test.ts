import { ApiError } from '../../../../lambda/router/contract/api-error';
import { MOST } from '../../../../lambda/router/request/bounds';
import { readCompletion } from '../../../../lambda/router/request/completions/read-completion';
import { readEmbeddings } from '../../../../lambda/router/request/embeddings/read-embeddings';
import { DIALECTS, type WrittenAs } from '../support/dialects';

// One bound for one thing, whatever the dialect.

type Dialect = keyof typeof DIALECTS;
const NAMES = Object.keys(DIALECTS) as Dialect[];

const refusalOf = (dialect: Dialect, write: (as: WrittenAs) => object): ApiError | undefined =>
  refusalFrom(DIALECTS[dialect].read, write(DIALECTS[dialect]));

function refusalFrom(read: (body: object) => object, body: object): ApiError | undefined {
  try {
    read(body);
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

/** The refusal of a plain request with a field more. Older completions have a prompt in place of turns. */
const WITH = {
  chat: (field: object) => refusalOf('chat', (as) => ({ ...as.saying(as.text('Hi')), ...field })),
  completions: (field: object) => refusalFrom(readCompletion, { model: 'auto', prompt: 'Hi', ...field }),
  messages: (field: object) => refusalOf('messages', (as) => ({ ...as.saying(as.text('Hi')), ...field })),
};

const STOPPING = [
  ['chat', 'stop'],
  ['completions', 'stop'],
  ['messages', 'stop_sequences'],
] as const;

test.each(STOPPING)('in %s a request has as many texts in %s as the bound, and no more', (dialect, field) => {
  expect(WITH[dialect]({ [field]: letters(MOST.stops) })).toBeUndefined();
  const refusal = WITH[dialect]({ [field]: letters(MOST.stops + 1) });
  expect([refusal?.code, refusal?.param]).toEqual(['invalid_value', field]);
});

test.each(STOPPING)('in %s a text in %s is not empty, and may be white space', (dialect, field) => {
  expect(WITH[dialect]({ [field]: ['\n'] })).toBeUndefined();
  expect(WITH[dialect]({ [field]: [''] })?.param).toBe(field);
});

test.each(['chat', 'completions'] as const)(
  'in %s a request asks for as many answers as the bound, and no more',
  (dialect) => {
    expect(WITH[dialect]({ n: MOST.answers })).toBeUndefined();
    const refusal = WITH[dialect]({ n: MOST.answers + 1 });
    expect([refusal?.code, refusal?.param]).toEqual(['invalid_value', 'n']);
  },
);

test("in completions each token has as many alternatives as OpenAI's bound, and no more", () => {
  expect(WITH.completions({ logprobs: 5 })).toBeUndefined();
  expect(WITH.completions({ logprobs: 6 })?.param).toBe('logprobs');
});

test('in completions a request has one prompt', () => {
  expect(WITH.completions({ prompt: ['Hi'] })).toBeUndefined();
  expect(WITH.completions({ prompt: ['Hi', 'Hi'] })?.param).toBe('prompt');
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
