import { readProveCommand } from '../../../scripts/prove/command-line';

test('the live proof reads the account', () => {
  expect(readProveCommand(['sandbox', '--live'])).toEqual({
    kind: 'live',
    names: ['sandbox'],
    json: false,
    record: false,
  });
});

test('the live proof leaves a record where it is asked for', () => {
  expect(readProveCommand(['sandbox', '--live', '--record'])).toMatchObject({ kind: 'live', record: true });
});

test('a proof of templates prints JSON too', () => {
  expect(readProveCommand(['sandbox', '--json'])).toEqual({
    kind: 'templates',
    names: ['sandbox'],
    json: true,
  });
});

test('the policy of the live proof is printed without reading an account', () => {
  expect(readProveCommand(['sandbox', '--live', '--policy'])).toMatchObject({ kind: 'policy' });
});

test.each([
  { args: ['--live', '--mutate'], words: '--mutate changes templates' },
  { args: ['--record'], words: '--record is for --live only' },
  { args: ['--mutate', '--record'], words: '--record is for --live only' },
  { args: ['--live', '--policy', '--record'], words: 'leave --record out' },
  { args: ['--policy'], words: '--policy is for --live only' },
  { args: ['--live', '--policy', '--json'], words: 'leave --json out' },
  { args: ['--live', '--sample', '2'], words: '--sample is for --mutate only' },
  { args: ['--mutate', '--sample', 'x'], words: 'expected a whole number' },
])('$args is refused', ({ args, words }) => {
  expect(() => readProveCommand(args)).toThrow(words);
});
