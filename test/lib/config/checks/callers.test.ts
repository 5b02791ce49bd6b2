import { problemsAfter } from '../changed';

test('two callers cannot have the same name', () => {
  expect(problemsAfter({ 'callers[1].name': 'playground' })).toContainEqual(
    expect.objectContaining({ path: 'callers[1].name', allowed: expect.stringContaining('callers[0]') }),
  );
});

test('a caller may only list models of the deployment', () => {
  expect(problemsAfter({ 'callers[1].models': ['qwen3-8b', 'qwen2-5-7'] })).toEqual([
    expect.objectContaining({
      path: 'callers[1].models[1]',
      fix: expect.stringContaining('did you mean "qwen2-5-7b"?'),
    }),
  ]);
});

test('I1: a principal identifies one caller, so that it has one floor', () => {
  expect(problemsAfter({ 'callers[1].principals': ['arn:aws:iam::111122223333:role/playground'] })).toEqual([
    expect.objectContaining({
      path: 'callers[1].principals[0]',
      allowed: expect.stringContaining('callers[0].principals[0]'),
    }),
  ]);
});

test('I1: a role is the same principal with any path, because the ARN of a session has none', () => {
  expect(
    problemsAfter({ 'callers[1].principals': ['arn:aws:iam::111122223333:role/team/a/playground'] }),
  ).toEqual([expect.objectContaining({ path: 'callers[1].principals[0]' })]);
});

test('a role and a user of the same name are two principals', () => {
  expect(problemsAfter({ 'callers[1].principals': ['arn:aws:iam::111122223333:user/playground'] })).toEqual(
    [],
  );
});

test('a principal of another partition is refused', () => {
  expect(
    problemsAfter({ 'callers[1].principals': ['arn:aws-us-gov:iam::111122223333:role/claims'] }),
  ).toEqual([
    expect.objectContaining({ path: 'callers[1].principals[0]', allowed: 'arn:aws:iam::… in us-east-1' }),
  ]);
});

const FOREIGN = 'arn:aws:iam::444455556666:role/claims';

test('a principal of an account the API does not admit is refused', () => {
  expect(problemsAfter({ 'callers[1].principals': [FOREIGN] })).toEqual([
    expect.objectContaining({
      path: 'callers[1].principals[0]',
      fix: 'correct the account, or add 444455556666 to clients.accounts',
    }),
  ]);
});

test('a principal of an admitted account is a caller', () => {
  expect(
    problemsAfter({ 'callers[1].principals': [FOREIGN], clients: { accounts: ['444455556666'] } }),
  ).toEqual([]);
});
