import { EXTRA_NAMES, FORM_EXTRAS } from '../../../../policy/extra';
import { problemsAfter } from '../changed';

const AT = 'models[0].extras';

test.each(EXTRA_NAMES)('a deployment may let callers send %s', (name) => {
  expect(problemsAfter({ [AT]: [name] })).toEqual([]);
});

test.each(['cache_salt', 'n', 'prompt_logprobs', 'model', 'messages', 'stream', 'chat_template', 'priority'])(
  'no deployment lets callers send %s',
  (name) => {
    expect(problemsAfter({ [AT]: [name] })).toMatchObject([{ path: `${AT}[0]`, got: name }]);
  },
);

test('a field that is listed twice is a problem', () => {
  expect(problemsAfter({ [AT]: ['top_k', 'top_k'] })).toMatchObject([
    { path: AT, fix: expect.stringContaining('second') },
  ]);
});

test('a list without a field is a problem', () => {
  expect(problemsAfter({ [AT]: [] })).toMatchObject([{ path: AT }]);
});

test('a model on Bedrock has no such list', () => {
  const [problem] = problemsAfter({ 'models[2].extras': ['top_k'] });
  expect(problem).toMatchObject({ path: 'models[2].extras', fix: 'remove it' });
});

describe.each(FORM_EXTRAS)('%s', (name) => {
  const on = (vllm: string) =>
    problemsAfter({
      [AT]: ['top_k', name],
      'models[0].image': { ...IMAGE, source: `vllm/vllm-openai:v${vllm}` },
    });

  test('is refused for an image whose vLLM ignores it', () => {
    expect(on('0.10.2')).toMatchObject([
      { path: `${AT}[1]`, got: name, fix: expect.stringContaining('0.11.0') },
    ]);
  });

  test('is accepted for the first vLLM that has it', () => {
    expect(on('0.11.0')).toEqual([]);
  });
});

const IMAGE = { digest: `sha256:${'a'.repeat(64)}` };

test('a field that every vLLM has is accepted for an old one', () => {
  const source = 'vllm/vllm-openai:v0.10.2';
  expect(problemsAfter({ [AT]: ['top_k'], 'models[0].image': { ...IMAGE, source } })).toEqual([]);
});
