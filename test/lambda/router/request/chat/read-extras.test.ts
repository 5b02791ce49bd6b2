import { EXTRA_NAMES, type Extra, FORM_EXTRAS } from '../../../../../policy/extra';
import { readWith, refusalOf } from './support';

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

test.each(cases('good'))('%s is read as it was sent: %j', (name, value) => {
  expect(readWith({ [name]: value }).request.extras).toEqual({ [name]: value });
});

test.each(cases('bad'))('I12: %s is refused by its name: %j', (name, value) => {
  const { code, body } = refusalOf({ [name]: value });
  expect(code).toMatch(/^(invalid_value|invalid_type|unsupported_field)$/);
  expect(body.error.param).toMatch(new RegExp(`^${name}\\b`));
});

test('guided_json may be the text of a schema, as older clients send it', () => {
  expect(readWith({ guided_json: JSON.stringify(SCHEMA) }).request.extras).toEqual({ guided_json: SCHEMA });
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
    expect(readWith({ [name]: value }).request).not.toHaveProperty('extras');
  },
);

test.each(FORM_EXTRAS)('%s contradicts response_format', (name) => {
  const [value] = CASES[name].good;
  const { body } = refusalOf({ [name]: value, response_format: { type: 'json_object' } });
  expect(body.error).toMatchObject({ code: 'invalid_value', param: name });
});

test('two forms of one answer contradict each other', () => {
  const { body } = refusalOf({ guided_regex: 'a', guided_choice: ['a'] });
  expect(body.error).toMatchObject({ code: 'invalid_value', param: 'guided_choice' });
});

test('an answer cannot be longer than its limit', () => {
  expect(refusalOf({ min_tokens: 11, max_tokens: 10 }).body.error.param).toBe('min_tokens');
  expect(readWith({ min_tokens: 10, max_tokens: 10 }).request.extras).toEqual({ min_tokens: 10 });
});

test.each(['chat_template', 'tokenize', 'tools', 'documents', 'messages', 'conversation', 'max_length'])(
  'the argument %s would replace template or prompt, and is refused by its path',
  (argument) => {
    const { body } = refusalOf({ chat_template_kwargs: { [argument]: 'x' } });
    expect(body.error).toMatchObject({
      code: 'unsupported_field',
      param: `chat_template_kwargs.${argument}`,
    });
  },
);

test.each(['cache_salt', 'prompt_logprobs', 'chat_template', 'priority', 'echo', 'documents', 'vllm_xargs'])(
  '%s of vLLM is no field of any deployment, and is refused by its name',
  (name) => {
    expect(refusalOf({ [name]: 'x' }).body.error).toMatchObject({ code: 'unsupported_field', param: name });
  },
);
