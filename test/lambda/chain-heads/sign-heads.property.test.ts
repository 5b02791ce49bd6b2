import fc from 'fast-check';
import { memoryStore } from './support/memory-store';
import { chainLines, delivered, keyAt, sha256 } from './support/records';
import { coveredBy, newestOf, runAt } from './support/runs';

// Chains of several writers, their records spread over objects in any order, some delivered twice, some forked.

const HOURS = ['2026/11/25/22', '2026/11/25/23', '2026/11/26/00', '2026/11/26/01', '2026/11/26/02'];

const chains = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

/** The lines of all chains; a fork is a second line in the last place of a chain. */
const linesOf = (lengths: readonly number[], forked: boolean) =>
  lengths.flatMap((length, index) => {
    const lines = chainLines(`writer-${index}`, length);
    const fork = lines.at(-1)?.replace('"time":"2026', '"time":"2025') ?? '';
    return forked && index === 0 ? [...lines, fork] : lines;
  });

const bucket = fc
  .record({ lengths: chains, forked: fc.boolean() })
  .chain(({ lengths, forked }) => {
    const lines = linesOf(lengths, forked);
    return fc.record({
      lengths: fc.constant(lengths),
      lines: fc.constant(lines),
      /** The object of each line; the second one, if any, has a copy. */
      places: fc.array(fc.array(fc.nat(11), { minLength: 1, maxLength: 2 }), {
        minLength: lines.length,
        maxLength: lines.length,
      }),
    });
  })
  .map(({ lengths, lines, places }) => {
    const objects = new Map<string, string[]>();
    for (const [index, line] of lines.entries()) {
      for (const place of places[index] ?? []) {
        const key = keyAt(HOURS[place % HOURS.length] ?? '', String(place).padStart(2, '0'));
        objects.set(key, [...(objects.get(key) ?? []), line]);
      }
    }
    return { lengths, lines, objects: [...objects].map(([key, of]) => [key, delivered(of)] as const) };
  });

test('one run names the last record of every chain, and both where two claim its place', async () => {
  await fc.assert(
    fc.asyncProperty(bucket, async ({ lengths, lines, objects }) => {
      const { statement } = await runAt(memoryStore(objects));
      const expected = lengths.flatMap((length, index) =>
        lines
          .filter((line) => {
            const { writer, sequence } = JSON.parse(line).chain;
            return writer === `writer-${index}` && sequence === length;
          })
          .map((line) => ({ writer: `writer-${index}`, sequence: length, hash: sha256(line) })),
      );
      // A record that was delivered twice may be named besides.
      expect(statement.heads).toEqual(
        expect.arrayContaining(expected.map((one) => expect.objectContaining(one))),
      );
    }),
  );
});

test('several runs, whatever each finds in the bucket and however early it ends, state what one run states', async () => {
  await fc.assert(
    fc.asyncProperty(
      bucket,
      fc.array(fc.record({ arrivals: fc.nat(6), objects: fc.nat(4) }), { maxLength: 6 }),
      fc.infiniteStream(fc.nat(100)),
      async ({ objects }, runs, order) => {
        const once = await runAt(memoryStore(objects));
        const arriving = [...objects].sort(() => (order.next().value ?? 0) - 50);
        const store = memoryStore();
        const statements = [];
        const last = { arrivals: arriving.length, objects: 10_000 };
        for (const { arrivals, objects: limit } of [...runs, last]) {
          for (const [key, body] of arriving.splice(0, arrivals)) store.objects.set(key, body);
          statements.push((await runAt(store, undefined, { objects: limit })).statement);
        }
        expect(newestOf(statements)).toEqual(newestOf([once.statement]));
        expect(coveredBy(statements)).toEqual(coveredBy([once.statement]));
        expect(statements.flatMap(({ objects: named }) => named).sort()).toEqual(
          objects.map(([key]) => key).sort(),
        );
      },
    ),
  );
});

test('a run that ends early has read the oldest objects, and leaves none of them out', async () => {
  await fc.assert(
    fc.asyncProperty(bucket, fc.integer({ min: 1, max: 12 }), async ({ objects }, limit) => {
      const { statement } = await runAt(memoryStore(objects), undefined, { objects: limit });
      const inOrder = objects.map(([key]) => key).sort();
      expect(statement.objects).toEqual(inOrder.slice(0, statement.objects.length));
      expect(statement.readThrough).toBe(
        statement.objects.length === inOrder.length ? null : statement.objects.at(-1),
      );
    }),
  );
});
