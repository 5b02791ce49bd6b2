import { readBenchCommand } from '../../../../bench/wire/run/command-line';

test('without options everything is measured, with all contestants', () => {
  const { quick, cases, others, contestants } = readBenchCommand([]);
  expect(quick).toBe(false);
  expect(cases).toHaveLength(22);
  expect(others).toEqual(['cold-start', 'memory', 'idle']);
  expect(contestants).toEqual(['router', 'floor', 'bare', 'sdk', 'portkey']);
});

test.each([
  [['--only', 'converse-json@64'], ['converse-json@64']],
  [
    ['--only', 'paced'],
    ['paced@8', 'paced@64'],
  ],
  [['--only', 'memory'], []],
  [
    ['--only', 'longest', '--only', 'openai-json'],
    ['openai-json@1', 'openai-json@64', 'longest@1'],
  ],
])('%j measures these cases: %j', (args, ids) => {
  expect(readBenchCommand(args).cases.map(({ id }) => id)).toEqual(ids);
});

test('--only names what is measured besides the cases as well', () => {
  expect(readBenchCommand(['--only', 'cold-start']).others).toEqual(['cold-start']);
});

test('contestants are measured in the order of the plan', () => {
  expect(readBenchCommand(['--contestants', 'sdk,router']).contestants).toEqual(['router', 'sdk']);
});

test.each([
  [['--only', 'json'], /No case is called json; expected openai-json@1, .*idle/],
  [['--only', 'paced@9'], /No case is called paced@9/],
  [
    ['--contestants', 'router,nginx'],
    /No contestant is called nginx; expected router, floor, bare, sdk, portkey/,
  ],
  [['--contestants', ''], /No contestant is called nothing/],
  [['--fast'], /--fast/],
  [['router'], /Nothing is expected after npm run bench; got router/],
])('%j is an error that says what is allowed', (args, message) => {
  expect(() => readBenchCommand(args)).toThrow(message);
});
