import { allAllow, type Control, type Controls } from '../../../lib/proof/controls';

const ALLOWED: Control = { allows: true, words: 'allows it' };
const controls: Controls = { identity: ALLOWED, endpoint: ALLOWED, network: ALLOWED };

test('a call that every control allows passes', () => {
  expect(allAllow(controls)).toBe(true);
});

test.each(['identity', 'endpoint', 'network'] as const)('a call that %s refuses does not pass', (name) => {
  expect(allAllow({ ...controls, [name]: { allows: false, words: 'refuses it' } })).toBe(false);
});

test.each(['identity', 'endpoint', 'network'] as const)(
  'a call that does not pass %s is not stopped by it',
  (name) => {
    expect(allAllow({ ...controls, [name]: { allows: undefined, words: 'not passed' } })).toBe(true);
  },
);
