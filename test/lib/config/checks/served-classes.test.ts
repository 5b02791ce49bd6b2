import sandbox from '../../../../deployments/sandbox';
import starter from '../../../../deployments/starter';
import { problemsAfter } from '../changed';

test('a class that a caller may send and nobody may answer is a problem, or said on purpose', () => {
  expect(problemsAfter({ unserved: [] }, starter)).toEqual([
    expect.objectContaining({
      path: 'unserved',
      allowed: expect.stringContaining('website, underwriting may send it'),
      fix: expect.stringContaining('restricted to unserved'),
    }),
  ]);
});

test('a class that is answered cannot be called unserved', () => {
  expect(problemsAfter({ unserved: ['internal'] })).toEqual([
    expect.objectContaining({ path: 'unserved', got: 'internal', fix: 'remove internal' }),
  ]);
});

test('a caller that nobody may ever answer is a problem, whatever is called unserved', () => {
  expect(problemsAfter({ 'callers[1].floor': 'restricted' }, starter)).toEqual([
    expect.objectContaining({ path: 'callers[1]' }),
  ]);
});

test('a caller is not helped by models it may not use', () => {
  expect(problemsAfter({ 'callers[1].models': ['gpt-oss-120b'] }).map(({ path }) => path)).toEqual([
    'unserved',
    'callers[1]',
  ]);
});

test('a lowered residency that leaves a model beyond every ceiling is a problem of that model', () => {
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
