import fc from 'fast-check';
import { type UnbrokenRun, UnbrokenRuns } from '../../../lambda/chain-heads/unbroken-runs';
import { chainLines, sha256 } from './support/records';

// Chains of which any records are lost, the others in any order and some of them twice; some places have two records.

const runOf = (line: string): UnbrokenRun => {
  const { chain, time } = JSON.parse(line);
  const { writer, sequence, previous } = chain;
  return { writer, first: sequence, previous, last: sequence, hash: sha256(line), time };
};

const LINES = ['a', 'b'].flatMap((writer) => chainLines(writer, 12)).map(runOf);
const FORKS = LINES.map((run) => ({ ...run, hash: sha256(run.hash) }));

const some = (of: readonly UnbrokenRun[]) => fc.subarray([...of], { minLength: 0 });
const inAnyOrder = (of: readonly UnbrokenRun[]) =>
  fc.shuffledSubarray([...of], { minLength: of.length, maxLength: of.length });

const added = (runs: readonly UnbrokenRun[]) => {
  const all = new UnbrokenRuns();
  for (const run of runs) all.add(run);
  return all.heads();
};

const withoutSuccessor = (of: readonly UnbrokenRun[]) =>
  of.filter(({ hash }) => !of.some(({ previous }) => previous === hash)).map(({ hash }) => hash);

test('without copies the heads are the records without a successor, and no others', () => {
  fc.assert(
    fc.property(some(LINES).chain(inAnyOrder), (runs) => {
      expect(
        added(runs)
          .map(({ hash }) => hash)
          .sort(),
      ).toEqual(withoutSuccessor(runs).sort());
    }),
  );
});

test('with copies and forks the heads contain every record without a successor', () => {
  const any = fc.tuple(some(LINES), some(LINES), some(FORKS)).chain((of) => inAnyOrder(of.flat()));
  fc.assert(
    fc.property(any, (runs) => {
      const heads = added(runs).map(({ hash }) => hash);
      expect(heads).toEqual(expect.arrayContaining(withoutSuccessor(runs)));
    }),
  );
});

test('each head names only places of records that were added, linked up to it', () => {
  const any = fc.tuple(some(LINES), some(LINES), some(FORKS)).chain((of) => inAnyOrder(of.flat()));
  fc.assert(
    fc.property(any, (runs) => {
      const byHash = new Map(runs.map((run) => [run.hash, run]));
      for (const { writer, first, sequence, hash } of added(runs)) {
        let at = byHash.get(hash);
        for (let place = sequence; place >= first; place--) {
          expect(at).toMatchObject({ writer, first: place });
          at = byHash.get(at?.previous ?? '');
        }
      }
    }),
  );
});

test('every record that was added is in a run', () => {
  fc.assert(
    fc.property(
      fc.tuple(some(LINES), some(LINES)).chain((of) => inAnyOrder(of.flat())),
      (runs) => {
        const heads = added(runs);
        for (const { writer, first: place } of runs) {
          const covers = heads.some(
            (head) => head.writer === writer && head.first <= place && place <= head.sequence,
          );
          expect(covers).toBe(true);
        }
      },
    ),
  );
});

test('a record that names the hash of a record in another chain does not continue it', () => {
  const [first] = LINES;
  if (!first) throw new Error('no line');
  const foreign = { ...first, writer: 'c', first: 2, last: 2, previous: first.hash, hash: sha256('foreign') };
  expect(added([first, foreign])).toHaveLength(2);
  expect(added([foreign, first])).toHaveLength(2);
});

test('heads take no more bytes of a statement than are counted, whatever their writers are called', () => {
  const run = fc.tuple(fc.nat(LINES.length - 1), fc.string({ unit: 'binary', maxLength: 40 }));
  fc.assert(
    fc.property(fc.array(run), (picked) => {
      const all = new UnbrokenRuns();
      for (const [index, writer] of picked) all.add({ ...(LINES[index] as UnbrokenRun), writer });
      expect(Buffer.byteLength(JSON.stringify(all.heads()))).toBeLessThanOrEqual(all.bytes + 2);
    }),
  );
});
