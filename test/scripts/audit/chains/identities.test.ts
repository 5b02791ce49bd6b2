import fc from 'fast-check';
import { Identities, type Identity, identitiesOf } from '../../../../scripts/audit/chains/identities';
import { storedLines } from '../support/stored-records';

const identity = fc.record({
  kind: fc.constantFrom('duplicate-id' as const, 'repeated-request' as const),
  of: fc.constantFrom('hybrid-llm/decision/1' as const, 'hybrid-llm/outcome/1' as const),
  id: fc.integer({ min: 0, max: 400 }).map(String),
});
const nameOf = ({ kind, of, id }: Identity) => `${kind} ${of} ${id}`;

test('exactly the identities that were added more than once are repeated', () => {
  fc.assert(
    fc.property(fc.array(identity, { maxLength: 600 }), (added) => {
      const identities = new Identities();
      for (const one of added) identities.add(one);
      const names = added.map(nameOf);
      const expected = added.filter((one) => names.filter((name) => name === nameOf(one)).length > 1);
      expect(identities.repeated(10_000)).toEqual(new Set(expected.map((one) => identities.hashOf(one))));
    }),
  );
});

test('many identities stay apart, and one that is repeated is found among them', () => {
  const identities = new Identities();
  const one = (id: number): Identity => ({
    kind: 'duplicate-id',
    of: 'hybrid-llm/decision/1',
    id: String(id),
  });
  for (let id = 0; id < 50_000; id++) identities.add(one(id));
  identities.add(one(77));
  expect([...identities.repeated(100)]).toEqual([identities.hashOf(one(77))]);
});

test('a decision and a second opinion have a decision id and a request id, an outcome a decision id', async () => {
  const lines = (await storedLines({ secondOpinion: true })).slice(0, 3).map((line) => JSON.parse(line));
  expect(lines.map((record) => identitiesOf(record).map(({ kind, of }) => `${kind} ${of}`))).toEqual([
    ['duplicate-id hybrid-llm/second-opinion/1', 'repeated-request hybrid-llm/second-opinion/1'],
    ['duplicate-id hybrid-llm/decision/1', 'repeated-request hybrid-llm/decision/1'],
    ['duplicate-id hybrid-llm/outcome/1'],
  ]);
});
