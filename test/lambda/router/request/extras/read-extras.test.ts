import { ApiError } from '../../../../../lambda/router/contract/api-error';
import { EXTRA_NAMES, type Extra, FORM_EXTRAS } from '../../../../../policy/extra';
import { DIALECTS } from '../../support/dialects';

type Dialect = keyof typeof DIALECTS;
const NAMES = Object.keys(DIALECTS) as Dialect[];

/** A request that says no more than hello, with these fields at the top of its body, where clients merge them. */
const readWith = (dialect: Dialect, fields: object) => {
  const as = DIALECTS[dialect];
  return as.read({ ...as.saying(as.text('Hi')), ...fields }).request;
};

function refusalOf(dialect: Dialect, fields: object): ApiError {
  try {
    readWith(dialect, fields);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('The request was not refused');
}

const SCHEMA = { type: 'object', properties: { city: { type: 'string' } } };
const textOf = (length: number) => 'a'.repeat(length);
const many = <T>(count: number, item: T) => Array.from({ length: count }, () => item);

/** For each field: values that reach the model as they are, and values that are refused. */
const CASES: Readonly<
  Record<Extra, { readonly good: readonly unknown[]; readonly bad: readonly unknown[] }>
> = {
  top_k: { good: [1, 40], bad: [-2, 1.5, '40', 2 ** 31] },
  min_p: { good: [0.05, 1], bad: [-0.1, 1.1, '0.1'] },
  repetition_penalty: { good: [0.01, 1.05, 2], bad: [0, 2.1, 'high'] },
  min_tokens: { good: [1, 100], bad: [-1, 0.5, [1]] },
  stop_token_ids: { good: [[151645], many(1024, 1)], bad: [[-1], ['1'], 7, many(1025, 1)] },
  bad_words: { good: [['never'], many(64, 'a')], bad: [[' '], 'never', [1], many(65, 'a')] },
  allowed_token_ids: { good: [[0, 1]], bad: [[1.5], {}] },
  logit_bias: { good: [{ '50256': -100, '1': 100 }], bad: [{ a: 1 }, { '1': 101 }, { '1': '1' }, [1]] },
  ignore_eos: { good: [true], bad: ['true', 1] },
  skip_special_tokens: { good: [false], bad: ['no'] },
  spaces_between_special_tokens: { good: [false], bad: [0] },
  structured_outputs: {
    good: [{ json: SCHEMA }, { regex: '[A-Z]{3}' }, { choice: ['yes', 'no'] }, { grammar: 'root ::= "a"' }],
    bad: [
      {},
      { regex: 'a', choice: ['a'] },
      { json: 7 },
      { regex: 'a', backend: 'x' },
      'json',
      { regex: '' },
    ],
  },
  guided_json: { good: [SCHEMA], bad: [7, 'no schema', []] },
  guided_regex: { good: ['[A-Z]{3}', textOf(16_384)], bad: ['', 7, textOf(16_385)] },
  guided_choice: { good: [['yes', 'no']], bad: ['yes', [1], ['']] },
  guided_grammar: { good: ['root ::= "a"'], bad: ['', {}] },
  chat_template_kwargs: { good: [{ enable_thinking: false, language: 'de' }], bad: [[], 'no', 1] },
};

const cases = (kind: 'good' | 'bad') =>
  EXTRA_NAMES.flatMap((name) => CASES[name][kind].map((value) => [name, value] as const));

describe.each(NAMES)('in %s', (dialect) => {
  test.each(cases('good'))('%s is read as it was sent: %j', (name, value) => {
    const limit = { [DIALECTS[dialect].limitField]: 1_000 };
    expect(readWith(dialect, { ...limit, [name]: value }).extras).toEqual({ [name]: value });
  });

  test.each(cases('bad'))('I12: %s is refused by its name: %j', (name, value) => {
    const { code, param } = refusalOf(dialect, { [name]: value });
    expect(code).toMatch(/^(invalid_value|invalid_type|unsupported_field)$/);
    expect(param).toMatch(new RegExp(`^${name}\\b`));
  });

  test('guided_json may be the text of a schema, as older clients send it', () => {
    expect(readWith(dialect, { guided_json: JSON.stringify(SCHEMA) }).extras).toEqual({
      guided_json: SCHEMA,
    });
  });

  test.each([
    ['top_k', 0],
    ['top_k', -1],
    ['min_p', 0],
    ['repetition_penalty', 1],
    ['min_tokens', 0],
    ['ignore_eos', false],
    ['skip_special_tokens', true],
    ['spaces_between_special_tokens', true],
    ['logit_bias', {}],
    ['bad_words', []],
    ['stop_token_ids', []],
    ['chat_template_kwargs', {}],
  ])(
    '%s at the value that changes nothing, %j, is no field of vLLM, so any model may answer',
    (name, value) => {
      expect(readWith(dialect, { [name]: value })).not.toHaveProperty('extras');
    },
  );

  test.each(FORM_EXTRAS)('%s contradicts another form of the answer, by its name here', (name) => {
    const [value] = CASES[name].good;
    const as = DIALECTS[dialect];
    const { code, param, message } = refusalOf(dialect, { ...as.answerSchema(SCHEMA), [name]: value });
    expect([code, param]).toEqual(['invalid_value', name]);
    expect(message).toContain(`allowed only without ${as.formatField}.`);
  });

  test('two forms of one answer contradict each other', () => {
    const { code, param } = refusalOf(dialect, { guided_regex: 'a', guided_choice: ['a'] });
    expect([code, param]).toEqual(['invalid_value', 'guided_choice']);
  });

  test('an answer cannot be longer than its limit', () => {
    const limit = { [DIALECTS[dialect].limitField]: 10 };
    expect(refusalOf(dialect, { min_tokens: 11, ...limit }).param).toBe('min_tokens');
    expect(readWith(dialect, { min_tokens: 10, ...limit }).extras).toEqual({ min_tokens: 10 });
  });

  test.each(['chat_template', 'tokenize', 'tools', 'documents', 'messages', 'conversation', 'max_length'])(
    'the argument %s would replace template or prompt, and is refused by its path',
    (argument) => {
      const { code, param } = refusalOf(dialect, { chat_template_kwargs: { [argument]: 'x' } });
      expect([code, param]).toEqual(['unsupported_field', `chat_template_kwargs.${argument}`]);
    },
  );

  test('an extra_body that a client did not merge is refused with where its fields belong', () => {
    const { code, param, message } = refusalOf(dialect, { extra_body: { top_k: 5 } });
    expect([code, param]).toEqual(['unsupported_field', 'extra_body']);
    expect(message).toContain('at the top of the body');
  });

  test.each([
    'cache_salt',
    'prompt_logprobs',
    'chat_template',
    'priority',
    'echo',
    'documents',
    'vllm_xargs',
  ])('%s of vLLM is no field of any deployment, and is refused by its name', (name) => {
    expect(refusalOf(dialect, { [name]: 'x' })).toMatchObject({ code: 'unsupported_field', param: name });
  });
});
