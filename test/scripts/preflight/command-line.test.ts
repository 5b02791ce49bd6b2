import { readPreflightCommand } from '../../../scripts/preflight/command-line';

test('a deployment is named without a flag', () => {
  expect(readPreflightCommand(['starter'])).toEqual({
    deployment: 'starter',
    scp: [],
    json: false,
    policy: false,
    strict: false,
  });
});

test('several policies of the organization can be named', () => {
  expect(
    readPreflightCommand(['starter', '--scp', 'a.json', '--scp', 'b.json', '--json', '--strict']),
  ).toEqual({
    deployment: 'starter',
    scp: ['a.json', 'b.json'],
    json: true,
    policy: false,
    strict: true,
  });
});

test.each([
  [[], /Name a deployment/],
  [['a', 'b'], /Nothing is expected after a; got b/],
  [['a', '--force'], /--force/],
  [['a', '--policy', '--json'], /--policy prints a policy/],
  [['a', '--policy', '--strict'], /--policy prints a policy/],
])('%j is refused, and what is refused is named', (args, message) => {
  expect(() => readPreflightCommand(args)).toThrow(message);
});
