import sandbox from '../../../fixtures/deployments/sandbox';
import starter from '../../../fixtures/deployments/starter';
import { problemsAfter } from '../changed';

test('a class that a caller may send and no model may answer is a problem, unless the file lists it as unserved', () => {
  expect(problemsAfter({ unserved: [] }, starter)).toEqual([
    expect.objectContaining({
      path: 'unserved',
      allowed: expect.stringContaining('website, underwriting may send it'),
      fix: expect.stringContaining('restricted to unserved'),
    }),
  ]);
});

/** The sandbox with a third caller, which may use models on Bedrock only. */
const withAnalysts = (unserved: readonly string[]) => ({
  'callers[2]': {
    name: 'analysts',
    floor: 'confidential',
    models: ['gpt-oss-120b'],
    principals: ['arn:aws:iam::111122223333:role/analysts'],
    unserved,
  },
});

test('a class that one caller may send and no model may answer is a problem of that caller', () => {
  expect(problemsAfter(withAnalysts([]))).toEqual([
    expect.objectContaining({
      path: 'callers[2].unserved',
      allowed: expect.stringContaining('analysts may send it, and no model may answer'),
    }),
  ]);
});

test('the problem says which model or ceiling to change', () => {
  const [ofCaller] = problemsAfter(withAnalysts([]));
  expect(ofCaller?.fix).toBe(
    'add qwen3-8b to callers[2].models, or add a model within account that analysts may use, or add restricted to callers[2].unserved',
  );
  const lowered = problemsAfter({ ceilings: { confidential: 'account' } }, starter);
  expect(lowered.find(({ allowed }) => allowed.startsWith('confidential'))?.fix).toMatch(
    /^set ceilings\.confidential to region, so that prompts leave the account, or add a model within account/,
  );
});

test('a caller may list its own unserved classes, which hides no problem of another caller', () => {
  expect(problemsAfter(withAnalysts(['restricted']))).toEqual([]);
  expect(
    problemsAfter({
      ...withAnalysts(['restricted']),
      'callers[0].models': ['gpt-oss-120b', 'claude-haiku', 'titan-embed'],
    }),
  ).toEqual([expect.objectContaining({ path: 'callers[0].unserved' })]);
});

test('a class that is unserved for some callers only is listed with them, not for all callers', () => {
  expect(problemsAfter({ ...withAnalysts([]), unserved: ['restricted'] })).toEqual([
    expect.objectContaining({
      path: 'unserved',
      allowed: expect.stringContaining('restricted is answered for playground, claims'),
      fix: 'remove restricted, and list it in callers[2].unserved',
    }),
  ]);
});

test('a caller cannot list as unserved a class that is answered, or that it cannot send', () => {
  expect(problemsAfter(withAnalysts(['confidential', 'restricted']))).toEqual([
    expect.objectContaining({ path: 'callers[2].unserved[0]', fix: 'remove confidential' }),
  ]);
  expect(problemsAfter(withAnalysts(['public', 'restricted']))).toEqual([
    expect.objectContaining({
      path: 'callers[2].unserved[0]',
      allowed: 'classes from its floor confidential upwards',
    }),
  ]);
});

test('a class that is answered cannot be listed as unserved', () => {
  expect(problemsAfter({ unserved: ['internal'] })).toEqual([
    expect.objectContaining({ path: 'unserved', got: 'internal', fix: 'remove internal' }),
  ]);
});

test('a caller that no model may ever answer is a problem, whatever is listed as unserved', () => {
  expect(problemsAfter({ 'callers[1].floor': 'restricted' }, starter)).toEqual([
    expect.objectContaining({ path: 'callers[1]' }),
  ]);
});

test('models that a caller may not use do not count for it', () => {
  expect(problemsAfter({ 'callers[1].models': ['gpt-oss-120b'] }).map(({ path }) => path)).toEqual([
    'callers[1].unserved',
    'callers[1]',
  ]);
});

test('a residency that puts a model above every ceiling is a problem of that model', () => {
  expect(problemsAfter({ residency: 'region' })).toEqual([
    expect.objectContaining({
      path: 'models[3]',
      got: 'claude-haiku',
      allowed: expect.stringContaining('may travel no further than region'),
    }),
  ]);
});

test('a deployment of self-hosted models alone serves every class', () => {
  const models = sandbox.models.slice(0, 2);
  expect(problemsAfter({ models, guardrail: undefined, residency: 'account' })).toEqual([]);
});
