import { DeploymentError } from '../../../lib/config/deployment-error';

const problem = { path: 'name', allowed: 'a name', fix: 'shorten it' };

test('a very long value is shortened', () => {
  const error = new DeploymentError('mine.ts', [{ ...problem, got: 'x'.repeat(10_000) }]);
  expect(error.message.length).toBeLessThan(400);
});

test('a value that cannot be serialized is shown by its type', () => {
  const endless: { self?: unknown } = {};
  endless.self = endless;
  expect(new DeploymentError('mine.ts', [{ ...problem, got: endless }]).message).toContain('not plain data');
});

test('a missing value is shown as nothing', () => {
  expect(new DeploymentError('mine.ts', [{ ...problem, got: undefined }]).message).toContain(
    'got      nothing',
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 5e-324])('the number %d is shown as it is', (got) => {
  expect(new DeploymentError('mine.ts', [{ ...problem, got }]).message).toContain(`got      ${got}`);
});

test('a very long path is shortened', () => {
  const error = new DeploymentError('mine.ts', [{ ...problem, path: 'x'.repeat(10_000), got: 1 }]);
  expect(error.message.length).toBeLessThan(400);
});
