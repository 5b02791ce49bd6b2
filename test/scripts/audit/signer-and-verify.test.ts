import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ReadRefusal } from '../../../lambda/chain-heads/record-store';
import { headsKey } from '../../../lambda/chain-heads/schema/chain-heads';
import { payloadOf } from '../../../lambda/chain-heads/statement';
import { folderSource } from '../../../scripts/audit/source/read-folder';
import { verifySource } from '../../../scripts/audit/verify';
import { publicKey } from '../../lambda/chain-heads/support/local-signer';
import { delivered } from '../../lambda/chain-heads/support/records';
import { Deployment, templates } from './support/deployment';
import { kindsIn } from './support/kinds-in';
import { bucketOf, HOUR, sha256 } from './support/signed-records';

// The signer itself signs the hours of a small deployment, and the auditor's command verifies what the bucket holds.

const START = Date.parse('2026-03-01T00:00:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'signer-and-verify-'));
const keyFile = join(folder, 'heads.pem');
writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));
afterAll(() => rmSync(folder, { recursive: true }));

const altered = (line: string) => line.replace('"decisionId":"', '"decisionId":"x');
const deployment = async () => new Deployment(await templates(), START);
const timeOf = (hour: number) => new Date(START + hour * HOUR);

async function verified({ store }: Pick<Deployment, 'store'>, until: number) {
  const command = {
    name: 'verify',
    records: 'the bucket',
    part: undefined,
    publicKeys: [keyFile],
    until: timeOf(until + 1),
  } as const;
  const { text } = await verifySource(bucketOf(store.objects), command, { now: command.until });
  return { text, kinds: [...new Set(kindsIn(text))] };
}

test('every hour of records is signed and verified without a finding', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 12; hour++) {
    one.hour(hour);
    await one.sign(hour);
  }
  const { text, kinds } = await verified(one, 11);
  expect(kinds).toEqual([]);
  expect(text).toContain('24 records in 1 chain');
  expect(text).toContain('12 statements, 1 to 12.');
});

test('records that come late, twice, or in another order are signed and verified without a finding', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 12; hour++) {
    const { lines } = one.request(hour);
    if (hour === 3) one.deliver(hour, lines.toReversed());
    else if (hour === 5) {
      one.deliver(hour, lines);
      one.hold(lines);
    } else one.deliver(hour, [...lines, ...lines]);
    await one.sign(hour);
  }
  expect((await verified(one, 11)).kinds).toEqual([]);
});

test('records that were delivered some hours late are late, and nothing else', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 12; hour++) {
    const { lines } = one.request(hour);
    if (hour === 4) one.hold(lines);
    else if (hour !== 5) one.deliver(hour, lines);
    else one.hold(lines);
    await one.sign(hour);
  }
  expect((await verified(one, 11)).kinds).toEqual(['late']);
});

describe('with a request whose records were lost', () => {
  async function withLost() {
    const one = await deployment();
    for (let hour = 0; hour < 8; hour++) {
      if (hour === 4) one.request(hour).lost();
      else one.hour(hour);
      // One run reads records on both sides of the gap.
      if (hour >= 6) await one.sign(hour);
    }
    return one;
  }

  /** Changes the one line that has this place. */
  function change({ store }: Deployment, sequence: number, to: (line: string) => readonly string[]) {
    for (const [key, body] of store.objects) {
      if (!key.startsWith('decisions/')) continue;
      const lines = gunzipSync(body).toString().trimEnd().split('\n');
      const changed = lines.flatMap((line) =>
        JSON.parse(line).chain.sequence === sequence ? to(line) : [line],
      );
      store.objects.set(key, delivered(changed));
    }
  }

  test('there is no finding, and the statement names the records before and after the gap', async () => {
    const one = await withLost();
    const statement = payloadOf(one.store.objects.get(headsKey(1))?.toString() ?? '');
    expect(statement.heads.map(({ first, sequence }) => [first, sequence])).toEqual([
      [1, 8],
      [11, 14],
    ]);
    const { kinds, text } = await verified(one, 7);
    expect(kinds).toEqual([]);
    expect(text).toContain('2 missing; their writers recorded that the stream had not acknowledged them.');
  });

  test.each<[string, number, string[], (line: string) => readonly string[]]>([
    ['the record before them altered', 8, ['rewritten'], (line) => [altered(line)]],
    ['the record before them removed', 8, ['missing', 'removed'], () => []],
    [
      'a record added after it',
      8,
      ['unsigned'],
      (line) => {
        const record = JSON.parse(line);
        const chain = { ...record.chain, sequence: 9, previous: sha256(line) };
        return [line, JSON.stringify({ ...record, decisionId: 'added', chain })];
      },
    ],
  ])('%s is found', async (_, sequence, expected, to) => {
    const one = await withLost();
    change(one, sequence, to);
    expect((await verified(one, 7)).kinds.sort()).toEqual(expected.sort());
  });
});

test('a damaged object is signed as unread, and named as such', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 6; hour++) {
    const key = one.hour(hour);
    if (hour === 5) one.store.objects.set(`${key}-damaged`, delivered(['x']).subarray(0, 12));
    await one.sign(hour);
  }
  expect((await verified(one, 5)).kinds.sort()).toEqual(['signed-unread', 'unreadable']);
});

test('an object that the storage refused for an hour is covered by the next statement', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 6; hour++) {
    const key = one.hour(hour);
    if (hour === 3) one.store.failing.set(key, new ReadRefusal('refused', 'AccessDenied'));
    await one.sign(hour);
    one.store.failing.clear();
  }
  expect((await verified(one, 5)).kinds).toEqual(['late']);
});

test('after three days without the signer the next run signs them, and the hours without a statement are named', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 80; hour++) {
    one.hour(hour);
    if (hour < 3 || hour > 75) await one.sign(hour);
  }
  expect((await verified(one, 79)).kinds).toEqual(['missing-hour']);
});

test('a run that ends early goes on in the next hour, and no record is late or unsigned', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 40; hour++) one.hour(hour);
  for (let hour = 39; hour < 44; hour++) await one.sign(hour, 10);
  expect((await verified(one, 43)).kinds).toEqual([]);
});

// S3 keeps the earlier version, and the current one is what is read.
test.each<[string, string[], (lines: readonly string[]) => readonly string[]]>([
  [
    'with its last record altered',
    ['altered', 'rewritten'],
    ([first = '', last = '']) => [first, altered(last)],
  ],
  ['with its first record altered', ['altered'], ([first = '', last = '']) => [altered(first), last]],
  ['with a record removed', ['missing'], ([, last = '']) => [last]],
  [
    'with a record more',
    ['unsigned'],
    (lines) => {
      const record = JSON.parse(lines[0] ?? '');
      const chain = { ...record.chain, writer: 'added', sequence: 1, previous: null };
      const added = { ...record, decisionId: 'added', requestId: 'added', chain };
      return [...lines, JSON.stringify(added)];
    },
  ],
  ['with another text', ['missing', 'removed', 'unread'], () => ['hello']],
])('a new version of an object that a statement names, %s, is found', async (_, expected, to) => {
  const one = await deployment();
  const keys = [];
  for (let hour = 0; hour < 6; hour++) {
    keys.push(one.hour(hour));
    await one.sign(hour);
  }
  const key = keys[3] ?? '';
  const lines = gunzipSync(one.store.objects.get(key) ?? '')
    .toString()
    .trimEnd()
    .split('\n');
  one.store.objects.set(key, delivered(to(lines)));
  await one.sign(6);
  expect((await verified(one, 6)).kinds.sort()).toEqual(expected);
});

test('a copy of the bucket in a folder is verified as the bucket is', async () => {
  const one = await deployment();
  for (let hour = 0; hour < 6; hour++) {
    one.hour(hour);
    await one.sign(hour);
  }
  const copy = join(folder, 'copy');
  for (const [key, body] of one.store.objects) {
    mkdirSync(join(copy, dirname(key)), { recursive: true });
    writeFileSync(join(copy, key), body);
  }
  const until = timeOf(6);
  const command = { name: 'verify', records: copy, part: undefined, publicKeys: [keyFile], until } as const;
  const { text, exitCode } = await verifySource(folderSource(copy), command, { now: until });
  expect(text).toContain('No findings.');
  expect(exitCode).toBe(0);
});
