import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { AuditFinding } from '../../../../scripts/audit/audit-finding';
import { objectOf, storedLines, storedObject, textOf } from '../support/stored-records';
import { verifyObjects } from '../support/verify-objects';

const verifyLines = (lines: readonly string[]) => verifyObjects([objectOf(lines)]);
const kinds = ({ findings }: { findings: readonly AuditFinding[] }) => findings.map(({ kind }) => kind);

let lines: readonly string[];
let others: readonly string[];
beforeAll(async () => {
  lines = await storedLines({ requests: [{}, {}, {}] });
  others = await storedLines({ writer: 'other' });
});

const line = (index: number): string => lines[index] ?? '';
const replaced = (index: number, ...by: string[]) => lines.toSpliced(index, 1, ...by);

test('what a router wrote gives no finding', async () => {
  expect(await verifyLines([...lines, ...others])).toEqual({
    findings: [],
    chains: 2,
    records: 10,
    duplicates: 0,
    unacknowledged: 0,
  });
});

test('lines delivered twice, and in any order, give no finding', async () => {
  const delivered = [...lines, ...others, line(2)].reverse();
  expect(await verifyLines(delivered)).toMatchObject({ findings: [], records: 10, duplicates: 1 });
});

test('gzipped objects are read, joined ones included, and lines without a last line feed', async () => {
  const halves = [lines.slice(0, 3), lines.slice(3)].map((half) => gzipSync(`${half.join('\n')}\n`));
  const plain = storedObject('b', others.join('\n'));
  expect(await verifyObjects([storedObject('a.gz', Buffer.concat(halves)), plain])).toMatchObject({
    findings: [],
    records: 10,
  });
});

test('an altered record is found, with its place and the record that shows it', async () => {
  const altered = line(2).replace('"complete"', '"partial"').replace('"claims"', '"intern"');
  const { findings } = await verifyLines(replaced(2, altered));
  expect(findings).toEqual([
    {
      kind: 'altered',
      where: 'records.ndjson:3, records.ndjson:4',
      words: 'record 4 of writer writer was written after another record 3: record 3 was altered',
    },
  ]);
});

test('a removed record is found', async () => {
  const { findings } = await verifyLines(replaced(2));
  expect(findings).toEqual([
    {
      kind: 'missing',
      where: 'records.ndjson:3',
      words: 'record 3 is missing before record 4 of writer writer',
    },
  ]);
});

test('a removed beginning is found', async () => {
  const cut = [objectOf(lines.slice(2))];
  expect(kinds(await verifyObjects(cut))).toEqual(['missing']);
});

test('an added record is found', async () => {
  const added = line(2).replace('"claims"', '"intern"');
  expect(kinds(await verifyLines([...lines, added]))).toEqual(['forked']);
});

test('a record in the place of another is found', async () => {
  expect(kinds(await verifyLines(replaced(2, line(4))))).toEqual(['missing']);
  expect(kinds(await verifyLines([...replaced(2, others[2] ?? ''), ...others]))).toEqual(['missing']);
});

test('the last record of a chain has no successor: this is the limit of a chain', async () => {
  const altered = line(5).replace('"claims"', '"intern"');
  expect(kinds(await verifyLines(replaced(5, altered)))).toEqual([]);
  expect(kinds(await verifyLines(lines.slice(0, 5)))).toEqual([]);
});

test.each<[string, AuditFinding['kind'], (good: string) => string]>([
  ['half a line', 'malformed', (good) => good.slice(0, 100)],
  ['no JSON', 'malformed', () => 'hello'],
  ['no object', 'malformed', () => '[]'],
  ['another version', 'unknown-schema', (good) => good.replace('/decision/1', '/decision/2')],
  ['an unknown field', 'malformed', (good) => good.replace('{', '{"extra":1,')],
  ['two records in one line', 'malformed', (good) => good + good],
])('%s is reported by file and line', async (_, kind, change) => {
  const { findings } = await verifyLines([...lines, change(line(4))]);
  expect(findings).toEqual([expect.objectContaining({ kind, where: 'records.ndjson:7' })]);
});

test('a damaged line is not repeated: it may hold anything', async () => {
  const damaged = line(0).replace('"lane":"open"', '"lane":"CANARY","CANARY":1');
  expect(JSON.stringify(await verifyLines([damaged]))).not.toContain('CANARY');
});

test('an object whose compression is damaged is reported', async () => {
  const bytes = gzipSync(lines.join('\n')).subarray(0, 200);
  expect(kinds(await verifyObjects([storedObject('a.gz', bytes)]))).toEqual(['unreadable']);
});

test('a record that was not acknowledged is not missing, because the next one says so', async () => {
  const lost = await storedLines({ requests: [{}, {}, {}], lost: [3, 4] });
  expect(lost.map((each) => JSON.parse(each).chain.sequence)).toEqual([1, 2, 4, 5, 6]);
  expect(await verifyLines(lost)).toMatchObject({ findings: [], unacknowledged: 1 });
});

test('any single alteration of the bytes inside a chain is found', async () => {
  const whole = Buffer.from(textOf(lines));
  const inside = whole.length - Buffer.byteLength(`${lines.at(-1)}\n`) - 1;
  await fc.assert(
    fc.asyncProperty(fc.nat(inside), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      expect((await verifyObjects([storedObject('a', bytes)])).findings).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('any removal of records that a later one follows is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), async (gone) => {
      const left = lines.filter((_, index) => !gone.includes(index));
      expect((await verifyLines(left)).findings).not.toEqual([]);
    }),
  );
});
