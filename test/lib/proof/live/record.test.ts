import fc from 'fast-check';
import type { Claim } from '../../../../lib/proof/claim';
import { liveProofRecord } from '../../../../lib/proof/live/record';

const RUN = {
  account: '111122223333',
  region: 'us-east-1',
  at: '2026-11-26T03:00:00.000Z',
  by: 'arn:aws:sts::111122223333:assumed-role/sandbox-live-proof/daily',
};

const claim = (id: string, verdict: Claim['verdict'], evidence: readonly string[] = []): Claim => ({
  id,
  words: `${id} is true`,
  holds: verdict === 'holds' || verdict === 'vouched',
  verdict,
  evidence,
});
const recordOf = (...claims: readonly Claim[]) =>
  liveProofRecord({ ...RUN, report: { deployment: 'sandbox', claims } });

test('a record says of what, when and by whom it is', () => {
  expect(recordOf()).toMatchObject({ schema: 'hybrid-llm/live-proof/1', deployment: 'sandbox', ...RUN });
});

test('a record counts the claims by verdict', () => {
  const { verdicts } = recordOf(
    claim('a', 'holds'),
    claim('b', 'holds'),
    claim('c', 'holds'),
    claim('d', 'vouched'),
    claim('e', 'vouched'),
    claim('f', 'fails'),
  );
  expect(verdicts).toEqual({ holds: 3, vouched: 2, fails: 1, undecided: 0 });
});

test('claims that hold are counted and not listed', () => {
  expect(recordOf(claim('a', 'holds', ['10 resources']), claim('b', 'vouched', ['a key'])).found).toEqual([]);
});

test('failures are listed before what is undecided, each with its first two lines of evidence', () => {
  const found = recordOf(
    claim('network', 'undecided', ['AccessDenied']),
    claim('roles', 'fails', ['a role is new', 'a role has another policy', 'a third line']),
  );
  expect(found.found).toEqual([
    { id: 'roles', verdict: 'fails', evidence: ['a role is new', 'a role has another policy'] },
    { id: 'network', verdict: 'undecided', evidence: ['AccessDenied'] },
  ]);
});

test('a long line of evidence is cut where it has said enough', () => {
  const [one] = recordOf(claim('roles', 'fails', ['x'.repeat(1000)])).found;
  expect(one?.evidence).toEqual([`${'x'.repeat(299)}…`]);
});

test('a failure is counted also where it is no longer listed', () => {
  const many = Array.from({ length: 150 }, (_, index) => claim(`c${index}`, 'fails'));
  const record = recordOf(...many);
  expect([record.verdicts.fails, record.found.length]).toEqual([150, 100]);
});

/** CloudWatch Logs takes 1 MiB. */
const LARGEST_EVENT = 1_048_576;

test('whatever the evidence, CloudWatch Logs takes the record', () => {
  const verdict = fc.constantFrom<Claim['verdict']>('holds', 'vouched', 'fails', 'undecided');
  const line = fc.constantFrom('\u0000', '\u{1F4A5}', '…', 'x').map((character) => character.repeat(2000));
  const claims = fc.array(fc.record({ verdict, evidence: fc.array(line, { maxLength: 5 }) }), {
    minLength: 90,
    maxLength: 300,
  });
  fc.assert(
    fc.property(claims, (all) => {
      const record = recordOf(...all.map((one, index) => claim(`c${index}`, one.verdict, one.evidence)));
      expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThan(LARGEST_EVENT);
    }),
    { numRuns: 20 },
  );
});
