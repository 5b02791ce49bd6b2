import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createCacheSalt } from '../../../../lambda/router/records/cache-salt';

const DAY = '2026-11-26';
const at = (time: string, day = DAY) => new Date(`${day}T${time}Z`);
const digestOn = (day: string) => async (text: string) =>
  `hmac-sha256/${day}/${createHmac('sha256', `key of ${day}`).update(text).digest('hex')}`;

/** Salts with a clock that the test sets, and a digest that counts its calls and fails while `down`. */
function salts() {
  const state = { now: at('12:00:00'), calls: 0, down: false };
  const salt = createCacheSalt(
    async (text) => {
      state.calls += 1;
      if (state.down) throw new Error('KMS does not answer');
      return digestOn(state.now.toISOString().slice(0, 10))(text);
    },
    () => state.now,
  );
  return { state, salt };
}

test('a caller has the same salt in every execution environment', async () => {
  expect(await salts().salt('claims')).toBe(await salts().salt('claims'));
});

test('no two callers share a salt, whatever their names are', async () => {
  const { salt } = salts();
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
      expect((await salt(one)) === (await salt(other))).toBe(one === other);
    }),
  );
});

test('a salt does not contain the name of its caller', async () => {
  expect(await salts().salt('claims')).toMatch(/^[0-9a-f]{64}$/);
});

test('a salt stays the same for a whole UTC day, and is another one on the next', async () => {
  const { state, salt } = salts();
  state.now = at('00:00:00');
  const first = await salt('claims');
  state.now = at('23:59:59');
  expect(await salt('claims')).toBe(first);
  state.now = at('00:00:00', '2026-11-27');
  expect(await salt('claims')).not.toBe(first);
});

test('after its first request, a caller waits for no salt', async () => {
  const { state, salt } = salts();
  await salt('claims');
  expect(typeof salt('claims')).toBe('string');
  expect(state.calls).toBe(1);
});

test('requests at the same time wait for the same salt', async () => {
  const { state, salt } = salts();
  const both = await Promise.all([salt('claims'), salt('claims')]);
  expect(both[0]).toBe(both[1]);
  expect(state.calls).toBe(1);
});

test('without a key, callers still do not share a prefix cache', async () => {
  const { state, salt } = salts();
  state.down = true;
  const [claims, intern] = [await salt('claims'), await salt('intern')];
  expect(claims).not.toBe(intern);
});

test('without a key, environments do not agree on a salt that could be guessed', async () => {
  const [one, other] = [salts(), salts()];
  one.state.down = true;
  other.state.down = true;
  expect(await one.salt('claims')).not.toBe(await other.salt('claims'));
});

test('without a key, no request waits for KMS again within a minute', async () => {
  const { state, salt } = salts();
  state.down = true;
  const first = await salt('claims');
  state.now = at('12:00:59');
  expect(salt('claims')).toBe(first);
  expect(typeof salt('intern')).toBe('string');
  expect(state.calls).toBe(1);
});

test('a minute after a failure, the key is tried again', async () => {
  const { state, salt } = salts();
  state.down = true;
  await salt('claims');
  state.down = false;
  state.now = at('12:01:00');
  expect(await salt('claims')).toBe(await salts().salt('claims'));
});
