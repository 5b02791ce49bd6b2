import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChainHeads, headsKey } from '../../../lambda/chain-heads/schema/chain-heads';
import { createChain } from '../../../lambda/router/records/chain';
import type { Places } from '../../../lambda/router/records/schema/chain';
import type { FindingKind } from '../../../scripts/audit/audit-finding';
import { verifySource } from '../../../scripts/audit/verify';
import { kindsIn } from './support/kinds-in';
import {
  type Bucket,
  bucketOf,
  HOUR,
  jws,
  type SignedRecords,
  sha256,
  signedRecords,
} from './support/signed-records';
import { storedLines, textOf } from './support/stored-records';

const HOURS = 48;
const folder = mkdtempSync(join(tmpdir(), 'audit-keys-'));
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let signed: SignedRecords;

beforeAll(async () => {
  signed = await signedRecords(HOURS);
  writeFileSync(join(folder, 'heads.pem'), signed.publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(join(folder, 'heads.der'), signed.publicKey.export({ type: 'spki', format: 'der' }));
  writeFileSync(join(folder, 'other.pem'), other.publicKey.export({ type: 'spki', format: 'pem' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Options {
  readonly keys?: readonly string[];
  readonly part?: string;
  readonly until?: Date;
  /** The clock, where no time of the copy is given. */
  readonly clock?: () => Date;
}

function verify(bucket: ReadonlyMap<string, string | Uint8Array>, options: Options = {}) {
  const { keys = ['heads.pem'], part, until = new Date(signed.end.getTime() + 60_000), clock } = options;
  const publicKeys = keys.map((name) => join(folder, name));
  const command = {
    name: 'verify',
    records: 'the bucket',
    part,
    publicKeys,
    until: clock ? undefined : until,
  } as const;
  const ports = {
    get now() {
      return clock?.() ?? until;
    },
  };
  return verifySource(bucketOf(bucket), command, ports);
}

/** The kinds of finding about a bucket after a change. */
async function kindsAfter(change: (bucket: Bucket) => void, options?: Options) {
  const bucket = new Map(signed.bucket);
  change(bucket);
  return [...new Set(kindsIn((await verify(bucket, options)).text))];
}

type Change = (statement: ChainHeads) => object;

/** Signs a statement again with a change, and every later one after it, so that only what changed is wrong. */
function signAgain(bucket: Bucket, from: number, change: Change | Readonly<Record<number, Change>>) {
  for (const statement of signed.statements.slice(from - 1)) {
    const { sequence, previous } = statement;
    const before = bucket.get(headsKey(sequence - 1));
    const linked = { ...statement, previous: before === undefined ? previous : sha256(before) };
    const changed =
      typeof change === 'function' ? (sequence === from ? change : undefined) : change[sequence];
    bucket.set(headsKey(sequence), jws(changed?.(linked) ?? linked, signed.key));
  }
}

/** What a statement says beside what it says already. */
const withMore =
  ({ heads, objects }: Pick<ChainHeads, 'heads' | 'objects'>): Change =>
  (one) => ({ ...one, heads: [...one.heads, ...heads], objects: [...one.objects, ...objects] });

/** What a statement says of a whole chain in one object. @param time of its last record */
function wholeChain(key: string, lines: readonly string[], time?: string) {
  const last = lines.at(-1) ?? '';
  const { chain, time: written } = JSON.parse(last);
  const { writer, sequence } = chain;
  return {
    heads: [{ writer, first: 1, sequence, hash: sha256(last), time: time ?? written }],
    objects: [key],
  };
}

/** A run that ends early: its statement names nothing, and the next one names what it left. */
function endEarly(bucket: Bucket, sequence: number, readThrough: string) {
  const left = signed.statements[sequence - 1];
  if (!left) throw new Error(`no statement ${sequence}`);
  signAgain(bucket, sequence, {
    [sequence]: (one) => ({ ...one, heads: [], objects: [], readThrough }),
    [sequence + 1]: withMore(left),
  });
}

/** Signs the newest statement with another header. */
const signNewest = (bucket: Bucket, header: object) =>
  void bucket.set(headsKey(HOURS), jws(signed.statements[HOURS - 1] ?? {}, signed.key, header));

const objectAt = (bucket: Bucket, hour: number) => {
  const [key, text] = [...bucket].find(([name]) => name.endsWith(`/stream-${hour}`)) ?? [];
  if (key === undefined || text === undefined) throw new Error(`no object of hour ${hour}`);
  return { key, lines: text.trimEnd().split('\n') };
};

function changeLines(bucket: Bucket, hour: number, change: (lines: readonly string[]) => readonly string[]) {
  const { key, lines } = objectAt(bucket, hour);
  bucket.set(key, textOf(change(lines)));
}

/** In hour 12; the two records after it were lost. */
const LAST_BEFORE_LOST = { writer: 'writer-0-1', sequence: 6 };
/** In hour 10. The record after it names it as not acknowledged. */
const STORED_ANYWAY = { writer: 'writer-0-1', sequence: 3 };

/** Every object of records with its lines. */
const recordObjects = (bucket: Bucket) =>
  [...bucket]
    .filter(([key]) => key.startsWith('decisions/'))
    .map(([key, text]) => ({ key, lines: text.trimEnd().split('\n') }));

/** Changes the records of a chain wherever they were delivered; `undefined` removes one. */
function changeChain(
  bucket: Bucket,
  writer: string,
  change: (line: string, sequence: number) => string | undefined,
) {
  for (const { key, lines } of recordObjects(bucket)) {
    const changed = lines.flatMap((line) => {
      const { chain } = JSON.parse(line);
      return chain.writer === writer ? (change(line, chain.sequence) ?? []) : [line];
    });
    bucket.set(key, textOf(changed));
  }
}

const removeRecords = (bucket: Bucket, writer: string, places: readonly number[]) =>
  changeChain(bucket, writer, (line, sequence) => (places.includes(sequence) ? undefined : line));

/** Changes one record; `undefined` removes it. */
function changeRecord(
  bucket: Bucket,
  { writer, sequence }: typeof STORED_ANYWAY,
  change: (line: string) => string | undefined,
) {
  let found = 0;
  changeChain(bucket, writer, (line, place) => {
    if (place !== sequence) return line;
    found++;
    return change(line);
  });
  if (found === 0) throw new Error(`no record ${sequence} of ${writer}`);
}

/** Every stored line of a chain by its place, ascending. */
const chainOf = (bucket: Bucket, writer: string): ReadonlyMap<number, string> =>
  new Map(
    recordObjects(bucket)
      .flatMap(({ lines }) => lines.map((line) => ({ line, ...JSON.parse(line) })))
      .filter(({ chain }) => chain.writer === writer)
      .sort((a, b) => a.chain.sequence - b.chain.sequence)
      .map(({ line, chain }) => [chain.sequence, line]),
  );

const lastOf = (chain: ReadonlyMap<number, string>) => Math.max(...chain.keys());

/** Writes a chain anew from one place to its end, with its hashes. @param from the last place by default */
function rewriteTail(bucket: Bucket, writer: string, from = Number.POSITIVE_INFINITY) {
  const lines = chainOf(bucket, writer);
  const first = Math.min(from, lastOf(lines));
  let previous = '';
  for (const [sequence, line] of lines) {
    if (sequence < first) continue;
    const record = JSON.parse(line);
    const chain = sequence === first ? record.chain : { ...record.chain, previous };
    const changed = JSON.stringify({ ...record, caller: 'intern', chain });
    previous = sha256(changed);
    for (const [key, text] of bucket) bucket.set(key, text.replaceAll(line, changed));
  }
}

/** A whole chain of one decision and its outcome, at an hour, in an object of its own. */
async function addedChain(bucket: Bucket, hour: number, name = 'added') {
  const time = new Date(Date.parse('2026-01-01T00:20:00.000Z') + hour * HOUR).toISOString();
  const chain = createChain(name);
  const lines = (await storedLines()).slice(0, 2).map((line, index) => {
    const { chain: _, ...record } = JSON.parse(line);
    const ids = index === 0 ? { requestId: name } : {};
    return chain({ ...record, ...ids, decisionId: name, time }).line;
  });
  const { key } = objectAt(bucket, hour);
  bucket.set(`${key}-${name}`, textOf(lines));
  return { key: `${key}-${name}`, lines };
}

/** A decision without a predecessor in its chain, of a time that no statement can cover yet. */
async function youngLines(writer: string, chain: object = {}, minutesBefore = 1) {
  const time = new Date(signed.end.getTime() - minutesBefore * 60_000).toISOString();
  const place = { writer, sequence: 1, previous: null, unacknowledged: [], ...chain };
  const ids = { decisionId: writer, requestId: writer };
  return [JSON.stringify({ ...JSON.parse((await storedLines())[0] ?? ''), ...ids, time, chain: place })];
}

/** Adds a young, unsigned record to the end of a chain. It calls these places not acknowledged. */
async function addYoungEnd(bucket: Bucket, writer: string, unacknowledged: Places) {
  const chain = chainOf(bucket, writer);
  const last = lastOf(chain);
  const place = {
    sequence: last + 1,
    previous: sha256(chain.get(last) ?? ''),
    unacknowledged: [unacknowledged],
  };
  bucket.set(NEWEST, textOf(await youngLines(writer, place)));
}

/** An object of the last hour, which no statement names. */
const NEWEST = 'decisions/2026/01/02/23/stream-new';

test('records as routers write, Firehose delivers and the signer signs them give no finding', async () => {
  const { text, exitCode } = await verify(signed.bucket);
  expect(text).toContain('No findings.');
  expect(exitCode).toBe(0);
});

test('the output says which period is covered, by how many statements and which key', async () => {
  const { text } = await verify(signed.bucket);
  expect(text).toContain(
    'Covered by signatures: 2026-01-01T01:00:00.000Z to 2026-01-03T00:00:00.000Z, 48 statements, 1 to 48.',
  );
  expect(text).toMatch(/Signed with arn:aws:kms:\S+, verified with \S+heads\.pem\./);
  expect(text).toContain('The bound, an hour plus delivery: ');
  expect(text).toContain('What is done to a record in these 110 minutes');
  expect(text).toContain('Not shown: ');
});

/** What is done to the bucket, and the kinds of every finding that follows. */
const SABOTAGE: readonly (readonly [string, string, (bucket: Bucket) => void | Promise<void>])[] = [
  [
    'a signature of another key',
    'bad-signature statement-link unsigned',
    (bucket) => void bucket.set(headsKey(20), jws(signed.statements[19] ?? {}, other.privateKey)),
  ],
  ['another algorithm in the header', 'wrong-statement', (bucket) => signNewest(bucket, { alg: 'ES384' })],
  ['another type in the header', 'wrong-statement', (bucket) => signNewest(bucket, { typ: 'JWT' })],
  ['another field in the header', 'wrong-statement', (bucket) => signNewest(bucket, { jwk: {} })],
  [
    'another schema',
    'wrong-statement unsigned',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, schema: 'hybrid-llm/chain-heads/2' })),
  ],
  [
    'a time that is none',
    'wrong-statement unsigned',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, time: '2026-99-01T20:00:00.000Z' })),
  ],
  [
    'a statement of another deployment',
    'foreign',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, deployment: 'us' })),
  ],
  [
    'a statement of another account',
    'foreign',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, account: '444455556666' })),
  ],
  [
    'a statement of another region',
    'foreign',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, region: 'us-east-1' })),
  ],
  ['a statement removed', 'statement-gap unsigned', (bucket) => void bucket.delete(headsKey(20))],
  ['the first statement removed', 'statement-gap', (bucket) => void bucket.delete(headsKey(1))],
  [
    'a statement stored again under another number',
    'statement-fork',
    (bucket) => void bucket.set(headsKey(HOURS + 1), bucket.get(headsKey(20)) ?? ''),
  ],
  [
    'another statement signed in the place of one',
    'statement-link',
    (bucket) =>
      void bucket.set(
        headsKey(20),
        jws({ ...signed.statements[19], time: '2026-01-01T20:00:01.000Z' }, signed.key),
      ),
  ],
  [
    'a statement that names no predecessor',
    'statement-link',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, previous: null })),
  ],
  [
    'a statement that is older than the one before',
    'statement-link missing-hour future',
    (bucket) => signAgain(bucket, 20, (one) => ({ ...one, time: '2026-01-01T18:59:00.000Z' })),
  ],
  [
    'a statement an hour late',
    'missing-hour',
    (bucket) => signAgain(bucket, 22, (one) => ({ ...one, time: '2026-01-01T22:30:00.001Z' })),
  ],
  [
    'the newest statements removed',
    'stale',
    (bucket) => [HOURS, HOURS - 1].forEach((number) => void bucket.delete(headsKey(number))),
  ],
  [
    'every statement removed',
    'no-statements',
    (bucket) => {
      for (const key of [...bucket.keys()]) if (key.startsWith('heads/')) bucket.delete(key);
    },
  ],
  [
    'a chain rewritten to its end, with its hashes',
    'rewritten',
    (bucket) => rewriteTail(bucket, 'writer-0-2', 3),
  ],
  ['the last record of a chain altered', 'rewritten', (bucket) => rewriteTail(bucket, 'writer-1-1')],
  ['a whole chain removed', 'removed', (bucket) => changeChain(bucket, 'writer-0-3', () => undefined)],
  [
    'the last record of a chain removed',
    'removed',
    (bucket) => changeLines(bucket, HOURS - 1, (lines) => lines.slice(1)),
  ],
  [
    'an object removed',
    'missing removed removed-object',
    (bucket) => void bucket.delete(objectAt(bucket, 20).key),
  ],
  ['a whole chain added', 'unsigned', async (bucket) => void (await addedChain(bucket, 20))],
  [
    'a record added with the right predecessor',
    'unsigned',
    (bucket) => {
      const { key, lines } = objectAt(bucket, 26);
      const last = JSON.parse(lines[0] ?? '');
      const { writer, sequence } = last.chain;
      const chain = { ...last.chain, sequence: sequence + 1, previous: sha256(lines[0] ?? ''), writer };
      bucket.set(key, textOf([...lines, JSON.stringify({ ...last, decisionId: 'added', chain })]));
    },
  ],
  [
    'a chain added, and then signed',
    'late',
    async (bucket) => {
      const { key, lines } = await addedChain(bucket, 20);
      signAgain(bucket, 40, withMore(wholeChain(key, lines)));
    },
  ],
  [
    'a record of the future',
    'future duplicate-id repeated-request',
    (bucket) =>
      changeLines(bucket, 20, (lines) => [
        ...lines,
        JSON.stringify({
          ...JSON.parse(lines[0] ?? ''),
          time: '2099-01-01T00:00:00.000Z',
          chain: { writer: 'future', sequence: 1, previous: null, unacknowledged: [] },
        }),
      ]),
  ],
  [
    'a record later than the statement that covers it',
    'future',
    async (bucket) => {
      const { key, lines } = await addedChain(bucket, 40);
      signAgain(bucket, 20, withMore(wholeChain(key, lines, '2026-01-01T20:20:00.000Z')));
    },
  ],
  [
    'records removed that a young, unsigned record calls not acknowledged',
    'missing removed',
    async (bucket) => {
      await addYoungEnd(bucket, 'writer-0-1', { first: 3, last: 15 });
      removeRecords(bucket, 'writer-0-1', [3, 5, 11, 13]);
    },
  ],
  [
    'a lost record whose loss only a young, unsigned record tells',
    'missing removed',
    async (bucket) => {
      const [chain, gap] = [chainOf(bucket, 'writer-0-1'), 7];
      expect(chain.has(gap)).toBe(false);
      const after = Math.min(...[...chain.keys()].filter((place) => place > gap));
      await addYoungEnd(bucket, 'writer-0-1', { first: 3, last: after });
      removeRecords(bucket, 'writer-0-1', [after]);
    },
  ],
  [
    'a young chain in an object that a statement names',
    'unsigned',
    async (bucket) => {
      const young = await youngLines('added');
      changeLines(bucket, 10, (lines) => [...lines, ...young]);
    },
  ],
  [
    'a young chain in a new object of an hour that was signed long ago',
    'unsigned',
    async (bucket) =>
      void bucket.set('decisions/2026/01/01/05/stream-new', textOf(await youngLines('added'))),
  ],
  [
    'a signed record copied into a new object of an hour that was signed long ago',
    'unsigned',
    (bucket) =>
      void bucket.set('decisions/2026/01/01/05/stream-new', textOf(objectAt(bucket, 5).lines.slice(0, 1))),
  ],
  [
    'a young chain in an object whose key has no hour',
    'unsigned',
    async (bucket) => void bucket.set('decisions/x', textOf(await youngLines('added'))),
  ],
  [
    'a young chain in an object whose day the calendar does not have',
    'unsigned',
    async (bucket) => void bucket.set('decisions/2026/02/30/00/x', textOf(await youngLines('added'))),
  ],
  [
    'a young chain in an object of a later hour',
    'future',
    async (bucket) => void bucket.set('decisions/2026/01/03/02/x', textOf(await youngLines('added'))),
  ],
  [
    'a record in a lost place, with a time that is younger than the signed records after it',
    'unsigned',
    async (bucket) => {
      const chain = { sequence: 7, previous: sha256(chainOf(bucket, 'writer-0-1').get(6) ?? '') };
      bucket.set(NEWEST, textOf(await youngLines('writer-0-1', chain)));
    },
  ],
  [
    'an object of an old hour with a young chain, signed later',
    'late',
    async (bucket) => {
      const lines = await youngLines('added', {}, 9 * 60);
      const key = 'decisions/2026/01/01/05/stream-new';
      bucket.set(key, textOf(lines));
      signAgain(bucket, 40, withMore(wholeChain(key, lines)));
    },
  ],
  [
    'an object that the signer could not read',
    'signed-unread',
    (bucket) =>
      signAgain(bucket, 20, (one) => ({ ...one, unread: [{ key: 'decisions/x', reason: 'refused' }] })),
  ],
  [
    'two records of one place that the signer has read',
    'forked',
    (bucket) =>
      signAgain(bucket, 20, (one) => ({
        ...one,
        heads: [...one.heads, { ...one.heads[0], hash: 'a'.repeat(64) }],
      })),
  ],
  [
    'a record altered inside its chain',
    'rewritten altered',
    (bucket) => changeLines(bucket, 20, (lines) => lines.map((line) => line.replace('"claims"', '"intern"'))),
  ],
  [
    'a record removed inside its chain',
    'missing removed',
    (bucket) => changeLines(bucket, 20, (lines) => lines.slice(1)),
  ],
  [
    'two records in one place',
    'rewritten forked',
    (bucket) =>
      changeLines(bucket, 20, (lines) => [...lines, (lines[0] ?? '').replace('"claims"', '"intern"')]),
  ],
  [
    'a decision id that another chain has',
    'altered duplicate-id unsigned',
    async (bucket) => {
      const { key, lines } = await addedChain(bucket, 20);
      bucket.set(key, textOf(lines).replaceAll('"decisionId":"added"', '"decisionId":"decision-20-0"'));
    },
  ],
  [
    'a request id that another chain has',
    'altered repeated-request unsigned',
    async (bucket) => {
      const { key, lines } = await addedChain(bucket, 20);
      bucket.set(key, textOf(lines).replaceAll('"requestId":"added"', '"requestId":"request-20-0"'));
    },
  ],
  [
    'the last record before a lost one altered',
    'rewritten',
    (bucket) => changeRecord(bucket, LAST_BEFORE_LOST, (line) => line.replace('"claims"', '"intern"')),
  ],
  [
    'the last records before a lost one rewritten with their hashes',
    'rewritten',
    (bucket) => {
      let previous = '';
      const { writer, sequence } = LAST_BEFORE_LOST;
      changeRecord(bucket, { writer, sequence: sequence - 1 }, (line) => {
        const changed = line.replace('"claims"', '"intern"');
        previous = sha256(changed);
        return changed;
      });
      changeRecord(bucket, LAST_BEFORE_LOST, (line) => {
        const record = JSON.parse(line);
        return JSON.stringify({ ...record, chain: { ...record.chain, previous } });
      });
    },
  ],
  [
    'the last record before a lost one removed',
    'missing removed',
    (bucket) => changeRecord(bucket, LAST_BEFORE_LOST, () => undefined),
  ],
  [
    'a record added in the place of a lost one, with the right predecessor',
    'unsigned',
    (bucket) =>
      changeRecord(bucket, LAST_BEFORE_LOST, (line) => {
        const last = JSON.parse(line);
        const { writer, sequence } = LAST_BEFORE_LOST;
        const chain = { ...last.chain, writer, sequence: sequence + 1, previous: sha256(line) };
        return `${line}\n${JSON.stringify({ ...last, decisionId: 'added', chain })}`;
      }),
  ],
  [
    'a record removed that the stream did not acknowledge and stored all the same',
    'removed',
    (bucket) => changeRecord(bucket, STORED_ANYWAY, () => undefined),
  ],
  [
    'a line that is no record',
    'malformed',
    (bucket) => changeLines(bucket, 20, (lines) => [...lines, 'hello']),
  ],
  [
    'a record whose time is none',
    'malformed',
    (bucket) =>
      changeLines(bucket, 20, (lines) => [
        ...lines,
        (lines[0] ?? '').replace(/"time":"2026-01/, '"time":"2026-99'),
      ]),
  ],
  ['a file beside the statements', 'unread', (bucket) => void bucket.set('heads/notes.txt', 'hello')],
  ['a text in the place of a statement', 'unread', (bucket) => void bucket.set(headsKey(HOURS), 'hello')],
  ['an object emptied', 'unread missing removed', (bucket) => void bucket.set(objectAt(bucket, 20).key, '')],
  ['a hidden file', 'unread', (bucket) => void bucket.set('decisions/2026/.DS_Store', '\0\0\0Bud1\n\0')],
  [
    'a folder that the bucket does not have',
    'unread',
    (bucket) => void bucket.set('exports/records', 'hello'),
  ],
];

test.each(SABOTAGE)('%s is found as %s', async (_, kinds, change) => {
  const bucket = new Map(signed.bucket);
  await change(bucket);
  const { text } = await verify(bucket);
  expect([...new Set(kindsIn(text))].sort()).toEqual(kinds.split(' ').sort());
});

test('an object that the signer could read an hour later is late, and no longer unread', async () => {
  const bucket = new Map(signed.bucket);
  const { key } = objectAt(bucket, 19);
  const heads = signed.statements[19]?.heads ?? [];
  signAgain(bucket, 20, {
    20: (one) => ({ ...one, heads: [], objects: [], unread: [{ key, reason: 'refused' }] }),
    21: withMore({ heads, objects: [key] }),
  });
  expect([...new Set(kindsIn((await verify(bucket)).text))]).toEqual(['late']);
});

test.each([
  [['heads.der'], []],
  [['other.pem', 'heads.pem'], []],
  [['other.pem'], ['bad-signature']],
])('the keys %j give the findings %j', async (keys, kinds) => {
  expect(await kindsAfter(() => undefined, { keys })).toEqual(kinds);
});

test('a replaced key is verified with both keys', async () => {
  const bucket = new Map(signed.bucket);
  for (const statement of signed.statements.slice(30)) {
    const previous = sha256(bucket.get(headsKey(statement.sequence - 1)) ?? '');
    bucket.set(
      headsKey(statement.sequence),
      jws({ ...statement, previous }, other.privateKey, { kid: 'the new key' }),
    );
  }
  const { text, exitCode } = await verify(bucket, { keys: ['heads.pem', 'other.pem'] });
  expect(exitCode).toBe(0);
  expect(text).toMatch(/Signed with the new key, verified with \S+other\.pem\./);
  expect((await verify(bucket)).exitCode).toBe(1);
});

test('without a key the statements are compared with the records, and the output says that signatures were not checked, and how to get the key', async () => {
  const { text, exitCode } = await verify(signed.bucket, { keys: [] });
  expect(exitCode).toBe(0);
  expect(text).toContain('SIGNATURES WERE NOT CHECKED');
  expect(text).not.toContain('Covered by signatures');
  expect(text).toContain(
    'aws kms get-public-key --region eu-central-1 --key-id arn:aws:kms:eu-central-1:111122223333:key/',
  );
  expect(await kindsAfter((bucket) => rewriteTail(bucket, 'writer-0-2', 3), { keys: [] })).toEqual([
    'rewritten',
  ]);
});

test('a young chain in a new object of the last hour is counted as not covered yet', async () => {
  const bucket = new Map(signed.bucket).set(NEWEST, textOf(await youngLines('added')));
  const { text, exitCode } = await verify(bucket);
  expect(text).toContain('1 record not covered yet');
  expect(exitCode).toBe(0);
});

test('records younger than the newest statement are counted as not covered yet', async () => {
  const bucket = new Map(signed.bucket);
  bucket.delete(headsKey(HOURS));
  const { text, exitCode } = await verify(bucket);
  expect(text).toContain('4 records not covered yet');
  expect(exitCode).toBe(0);
});

test('a copy says when it was made: a statement is missing only where one should be there', async () => {
  expect(
    await kindsAfter(() => undefined, { until: new Date(signed.end.getTime() + 90 * 60_000 + 1) }),
  ).toEqual(['stale']);
  expect(await kindsAfter(() => undefined, { until: new Date(signed.end.getTime() + 90 * 60_000) })).toEqual(
    [],
  );
});

test('a run that ended early is no finding: the next statement names the objects that it left', async () => {
  const bucket = new Map(signed.bucket);
  endEarly(bucket, 20, 'decisions/2026/01/01/18');
  expect(kindsIn((await verify(bucket)).text)).toEqual([]);
});

test('faults of the chains that are too many to look at again are counted', async () => {
  const bucket = new Map(signed.bucket);
  for (const [key, text] of bucket) {
    if (key.startsWith('decisions/')) bucket.set(key, text.replaceAll('"claims"', '"intern"'));
  }
  expect((await verify(bucket)).text).toMatch(/^\d+ more faults inside chains, of kinds with 100 findings/m);
});

test('where no statement can be relied on, nothing is covered', async () => {
  const { text } = await verify(signed.bucket, { keys: ['other.pem'] });
  expect(text).toContain('None of 48 statements can be relied on: nothing is covered by signatures.');
});

test('statements from after the time of the copy are not used, because the copy has not all of their objects', async () => {
  const bucket = new Map(signed.bucket);
  const { key } = objectAt(bucket, HOURS - 1);
  bucket.delete(key);
  const until = new Date(signed.end.getTime() - 10 * 60_000);
  const { text, exitCode } = await verify(bucket, { until });
  expect(kindsIn(text)).toEqual([]);
  expect(text).toContain('1 statement from after 2026-01-02T23:50:00.000Z not used.');
  expect(exitCode).toBe(0);
  expect(kindsIn((await verify(bucket)).text)).toContain('removed-object');
});

test('a record that is written while a long command reads is not of the future', async () => {
  let now = signed.end.getTime() + 60_000;
  const young = await youngLines('added', {}, -50);
  const bucket = new Map(signed.bucket).set('decisions/2026/01/03/00/new', textOf(young));
  const clock = () => {
    now += 30 * 60_000;
    return new Date(now);
  };
  expect(kindsIn((await verify(bucket, { clock })).text)).toEqual([]);
  now = signed.end.getTime() + 60_000;
  expect(kindsIn((await verify(bucket, { clock: () => new Date(now) })).text)).toEqual(['future']);
});

test('line ends that a copy changed are named as the cause, in records and in statements', async () => {
  const bucket = new Map(signed.bucket);
  const { key } = objectAt(bucket, 20);
  bucket.set(key, (bucket.get(key) ?? '').replaceAll('\n', '\r\n'));
  bucket.set(headsKey(HOURS), `${bucket.get(headsKey(HOURS))}\r\n`);
  const { text } = await verify(bucket);
  expect(text).toContain(`malformed  ${key}\n    its lines end with CR LF`);
  expect(text).toContain(`unread  ${headsKey(HOURS)}\n    its text ends with a line end`);
});

test.each(['\x1b[2J\x1b[HNo findings.\x1b[8m', '\nNo findings.', '\x9b2J', '\u202e'])(
  'the name of a file cannot write to the terminal: %j',
  async (name) => {
    const { text } = await verify(new Map(signed.bucket).set(`decisions/${name}`, 'hello'));
    expect(text).not.toContain(name);
    expect(text).toContain(`\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}`);
  },
);

test('the name of a writer cannot write to the terminal', async () => {
  const bucket = new Map(signed.bucket);
  await addedChain(bucket, 20, 'w\n\x1b[2J');
  const { text } = await verify(bucket);
  expect(text).not.toContain('\x1b');
  expect(text).toContain('writer w\\u000a\\u001b[2J');
});

test('a source without a record is refused', async () => {
  await expect(verify(new Map(), { keys: [] })).rejects.toThrow('There are no records in the bucket.');
});

test('the times of the records that were read are printed', async () => {
  expect((await verify(signed.bucket)).text).toContain(
    'Records read: 2026-01-01T01:10:00.000Z to 2026-01-02T23:59:00.000Z.',
  );
});

describe('a part', () => {
  /** The bucket as it is, and as a copy that has only the records of these days. */
  const day = (...days: readonly string[]) =>
    new Map(
      [...signed.bucket].filter(
        ([key]) =>
          key.startsWith('heads/') || days.some((each) => key.startsWith(`decisions/2026/01/${each}/`)),
      ),
    );

  test.each([
    ['of a bucket', '2026/01/01', () => new Map(signed.bucket)],
    ['of a bucket, the second day', '2026/01/02', () => new Map(signed.bucket)],
    ['of an hour', '2026/01/02/05', () => new Map(signed.bucket)],
    ['of a copy of the first day', '2026/01/01', () => day('01')],
    ['of a copy of the second day', '2026/01/02', () => day('02')],
  ])('%s gives no finding, and says what was read', async (_, part, bucket) => {
    const { text } = await verify(bucket(), { part });
    expect(kindsIn(text)).toEqual([]);
    expect(text).toContain(`A part: only decisions/${part}/, with 0 objects`);
  });

  test.each<[string, FindingKind, (bucket: Bucket) => void]>([
    ['its first object removed', 'removed-object', (bucket) => void bucket.delete(objectAt(bucket, 24).key)],
    ['its last object removed', 'removed-object', (bucket) => void bucket.delete(objectAt(bucket, 47).key)],
    [
      'the first record of a chain removed that began in it',
      'missing',
      (bucket) => removeRecords(bucket, 'writer-1-3', [1]),
    ],
    [
      'the first records of a chain removed that began before it',
      'missing',
      (bucket) => {
        const places = objectAt(bucket, 24).lines.map((line) => JSON.parse(line).chain);
        removeRecords(
          bucket,
          'writer-1-2',
          places.filter(({ writer }) => writer === 'writer-1-2').map(({ sequence }) => sequence),
        );
      },
    ],
    ['a chain rewritten to its end', 'rewritten', (bucket) => rewriteTail(bucket, 'writer-0-4', 3)],
    ['a statement removed', 'statement-gap', (bucket) => void bucket.delete(headsKey(30))],
    ['its first statements removed', 'statement-gap', (bucket) => void bucket.delete(headsKey(1))],
    [
      'its last statements removed',
      'stale',
      (bucket) => [47, 48].forEach((number) => void bucket.delete(headsKey(number))),
    ],
    [
      'the last record of a chain removed',
      'removed',
      (bucket) => changeLines(bucket, HOURS - 1, (lines) => lines.slice(1)),
    ],
    [
      'every record removed',
      'removed-object',
      (bucket) => {
        for (const key of [...bucket.keys()]) if (key.startsWith('decisions/')) bucket.delete(key);
      },
    ],
  ])('with %s is found as %s', async (_, kind, change) => {
    const bucket = day('02');
    change(bucket);
    expect(kindsIn((await verify(bucket, { part: '2026/01/02' })).text)).toContain(kind);
  });

  test.each(['2026/01/01', '2026/01/02'])(
    'a statement that names objects of two parts is compared as a whole in each: %s',
    async (part) => {
      const bucket = new Map(signed.bucket);
      endEarly(bucket, 24, 'decisions/2026/01/01/22');
      const { text } = await verify(bucket, { part });
      expect(kindsIn(text)).toEqual([]);
      expect(text).toContain('with 1 object that were signed together');
      const copy = new Map([...bucket].filter(([key]) => key.startsWith('heads/') || key.includes(part)));
      expect((await verify(copy, { part })).text).toMatch(/removed-object .*\n.* it is outside of decisions/);
    },
  );

  test('a chain added to it is found as unsigned', async () => {
    const bucket = day('02');
    await addedChain(bucket, 30);
    expect(kindsIn((await verify(bucket, { part: '2026/01/02' })).text)).toContain('unsigned');
  });

  test('without a record is refused', async () => {
    const verifying = verify(signed.bucket, { part: '2025/12' });
    await expect(verifying).rejects.toThrow('There are no records in decisions/2025/12/.');
  });

  test('of a source without statements is refused, with what is needed', async () => {
    const bucket = new Map([...signed.bucket].filter(([key]) => !key.startsWith('heads/')));
    const verifying = verify(bucket, { part: '2026/01/02', keys: [] });
    await expect(verifying).rejects.toThrow(
      'needs the records bucket, or a copy of it with decisions/ and all of heads/',
    );
  });
});
