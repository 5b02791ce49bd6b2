import fc from 'fast-check';
import { inCalls, piecesOf } from '../../../../../lambda/router/hosts/wire/in-calls';

/** Calls that end when the test says so, in any order. */
function scripted(count: number, atOnce: number) {
  const open = new Map<number, { resolve(answer: number): void; reject(error: Error): void }>();
  const cut: number[] = [];
  let most = 0;
  const calls = inCalls<number>({
    count,
    atOnce,
    start(index) {
      const answer = new Promise<number>((resolve, reject) => open.set(index, { resolve, reject }));
      most = Math.max(most, open.size);
      return { answer, cut: () => void cut.push(index) };
    },
  });
  const end = (index: number, how: 'resolve' | 'reject') => {
    const call = open.get(index);
    open.delete(index);
    if (how === 'resolve') call?.resolve(index);
    else call?.reject(new Error(`call ${index}`));
  };
  return { calls, open, cut, end, most: () => most };
}

/** Which of the calls under way ends next, by a number. */
const nextOf = (open: ReadonlyMap<number, unknown>, choice: number) =>
  [...open.keys()][choice % open.size] ?? 0;

const shape = fc.record({ count: fc.integer({ min: 1, max: 30 }), atOnce: fc.integer({ min: 1, max: 8 }) });
const choices = fc.array(fc.nat(), { minLength: 30, maxLength: 30 });

test('pieces hold every item in order, and none is larger than the most', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 10 }), (items, most) => {
      const pieces = piecesOf(items, most);
      expect(pieces.flat()).toEqual(items);
      expect(pieces.every(({ length }) => length >= 1 && length <= most)).toBe(true);
    }),
  );
});

test('answers keep the order of the calls, in whatever order the calls end', async () => {
  await fc.assert(
    fc.asyncProperty(shape, choices, async ({ count, atOnce }, ends) => {
      const { calls, open, end } = scripted(count, atOnce);
      let answers: readonly number[] | undefined;
      for (const choice of ends.slice(0, count)) {
        const waiting = calls.next();
        end(nextOf(open, choice), 'resolve');
        answers = await waiting;
      }
      expect(answers).toEqual(Array.from({ length: count }, (_, index) => index));
    }),
  );
});

test('no more calls run at once than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(shape, choices, async ({ count, atOnce }, ends) => {
      const { calls, open, end, most } = scripted(count, atOnce);
      for (const choice of ends.slice(0, count)) {
        const waiting = calls.next();
        end(nextOf(open, choice), 'resolve');
        await waiting;
      }
      expect(most()).toBe(Math.min(count, atOnce));
    }),
  );
});

test('one failure fails all, cuts what runs and starts no other call', async () => {
  await fc.assert(
    fc.asyncProperty(shape, choices, fc.nat(), async ({ count, atOnce }, ends, at) => {
      const { calls, open, cut, end } = scripted(count, atOnce);
      for (const choice of ends.slice(0, at % count)) {
        const waiting = calls.next();
        end(nextOf(open, choice), 'resolve');
        await waiting;
      }
      const waiting = calls.next();
      const failing = nextOf(open, at);
      end(failing, 'reject');
      await expect(waiting).rejects.toThrow(`call ${failing}`);
      expect(cut).toEqual(expect.arrayContaining([...open.keys()]));
      const begun = open.size;
      await expect(calls.next()).rejects.toThrow(`call ${failing}`);
      expect(open.size).toBe(begun);
    }),
  );
});

test('a stop before the first call starts none', async () => {
  const { calls, open } = scripted(3, 2);
  calls.stop(new Error('stopped'));
  await expect(calls.next()).rejects.toThrow('stopped');
  expect(open.size).toBe(0);
});

test('a stop ends a wait, and cuts every call that runs', async () => {
  const { calls, cut } = scripted(5, 2);
  const waiting = calls.next();
  calls.stop(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  expect(cut).toEqual([0, 1]);
});
