import { compactVerify } from 'jose';
import { ReadRefusal } from '../../../lambda/chain-heads/record-store';
import { headsKey } from '../../../lambda/chain-heads/schema/chain-heads';
import { signHeads } from '../../../lambda/chain-heads/sign-heads';
import { hashOf, payloadOf } from '../../../lambda/chain-heads/statement';
import { localSigner, publicKey } from './support/local-signer';
import { memoryStore } from './support/memory-store';
import { chainLines, delivered, keyAt } from './support/records';
import { GENEROUS, PLACE, runAt } from './support/runs';

const object = (writer: string) => delivered(chainLines(writer, 2));
const hour = (day: number, of = 0) =>
  `2026/${day > 30 ? '12' : '11'}/${String(day > 30 ? day - 30 : day).padStart(2, '0')}/${String(of).padStart(2, '0')}`;
const at = (day: number, of = 0) =>
  `${hour(day, of).slice(0, 10).replaceAll('/', '-')}T${String(of).padStart(2, '0')}:30:00.000Z`;

test('a statement says whose it is, which it is, and what it read', async () => {
  const store = memoryStore([[keyAt(hour(26, 2)), object('w')]]);
  const { statement, stored } = await runAt(store);
  expect(stored).toBe(true);
  expect(statement).toEqual({
    schema: 'hybrid-llm/chain-heads/1',
    ...PLACE,
    sequence: 1,
    previous: null,
    time: '2026-11-26T03:00:00.000Z',
    readThrough: null,
    heads: [expect.objectContaining({ writer: 'w', sequence: 2 })],
    objects: [keyAt(hour(26, 2))],
    unread: [],
    otherLines: [],
  });
});

test('what is stored is the signed text, without a line feed', async () => {
  const store = memoryStore();
  const { statement } = await runAt(store);
  const text = store.objects.get('heads/000000001.jws')?.toString() ?? '';
  await expect(compactVerify(text, publicKey)).resolves.toBeDefined();
  expect(payloadOf(text)).toEqual(statement);
  expect(text).not.toMatch(/\s/);
});

test('a statement is written when nothing is new, and names the one before it', async () => {
  const store = memoryStore([[keyAt(hour(26, 2)), object('w')]]);
  await runAt(store);
  const { statement } = await runAt(store, '2026-11-26T04:00:00.000Z');
  const first = store.objects.get(headsKey(1))?.toString() ?? '';
  expect(statement).toMatchObject({ sequence: 2, previous: hashOf(first), heads: [], objects: [] });
});

test('only the objects of records are read', async () => {
  const store = memoryStore([
    ['undelivered/processing-failed/2026/11/26/02/a', object('x')],
    [keyAt(hour(26, 2)), object('w')],
  ]);
  expect((await runAt(store)).statement.objects).toEqual([keyAt(hour(26, 2))]);
});

test.each([1, 34])(
  'an object that arrives %i days late is signed in the hour in which it arrives',
  async (days) => {
    const store = memoryStore([[keyAt(hour(1, 5)), object('w')]]);
    for (let day = 1; day <= days + 1; day++) await runAt(store, at(day, 6));
    store.objects.set(keyAt(hour(1, 5), 'late'), object('late'));
    const { statement } = await runAt(store, at(days + 1, 7));
    expect(statement.objects).toEqual([keyAt(hour(1, 5), 'late')]);
  },
);

test('an object that arrives even later is signed by a run that is told to list from its time', async () => {
  const store = memoryStore();
  for (const day of [1, 40]) await runAt(store, at(day));
  store.objects.set(keyAt(hour(2)), object('w'));
  expect((await runAt(store, at(40, 1))).statement.objects).toEqual([]);
  expect((await runAt(store, at(40, 2), {}, 'decisions/2026/11/02')).statement.objects).toEqual([
    keyAt(hour(2)),
  ]);
  expect((await runAt(store, at(40, 3), {}, 'decisions/2026/11/02')).statement.objects).toEqual([]);
});

test('after a pause of months the next run signs everything since', async () => {
  const store = memoryStore();
  await runAt(store, '2026-01-01T00:00:00.000Z');
  store.objects.set(keyAt('2026/01/02/03'), object('w'));
  const { statement } = await runAt(store, '2026-11-26T00:00:00.000Z');
  expect(statement.objects).toEqual([keyAt('2026/01/02/03')]);
});

describe('an object that cannot be read', () => {
  const [bad, good] = [keyAt(hour(26, 1)), keyAt(hour(26, 2))];

  test.each([
    ['damaged', delivered(['a']).subarray(0, 10)],
    ['too-large', Buffer.alloc(GENEROUS.storedBytes + 1)],
  ] as const)('is named as %s, once, and does not stop the others', async (reason, body) => {
    const store = memoryStore([
      [bad, body],
      [good, object('w')],
    ]);
    const { statement } = await runAt(store);
    expect(statement).toMatchObject({ objects: [good], unread: [{ key: bad, reason }], readThrough: null });
    expect((await runAt(store)).statement).toMatchObject({ objects: [], unread: [] });
  });

  test('because the storage refuses it is named in each statement until it is read', async () => {
    const store = memoryStore([
      [bad, object('w')],
      [good, object('v')],
    ]);
    store.failing.set(bad, new ReadRefusal('refused', 'AccessDenied'));
    const refused = { unread: [{ key: bad, reason: 'refused' }], readThrough: null };
    expect((await runAt(store)).statement).toMatchObject({ objects: [good], ...refused });
    expect((await runAt(store)).statement).toMatchObject({ objects: [], ...refused });
    store.failing.clear();
    expect((await runAt(store)).statement).toMatchObject({ objects: [bad], unread: [] });
  });

  test('for a reason that may pass ends the run, which signs the objects before it', async () => {
    const outage = new Error('no answer');
    const store = memoryStore([
      [bad, object('w')],
      [good, object('v')],
    ]);
    store.failing.set(good, outage);
    const run = await runAt(store);
    expect(run).toMatchObject({ statement: { objects: [bad], readThrough: bad }, stoppedBy: outage });
    store.failing.clear();
    expect((await runAt(store)).statement).toMatchObject({ objects: [good], readThrough: null });
  });
});

test('lines that are no records are counted by object', async () => {
  const key = keyAt(hour(26, 2));
  const store = memoryStore([[key, delivered([...chainLines('w', 1), 'x', 'y'])]]);
  expect((await runAt(store)).statement).toMatchObject({ objects: [key], otherLines: [{ key, lines: 2 }] });
});

const nine = Array.from({ length: 9 }, (_, index) => [keyAt(hour(26, index)), object(`w${index}`)] as const);

test.each([
  ['objects', { objects: 1 }],
  ['heads', { heads: 1 }],
] as const)('a run that has enough %s signs them, and the next one goes on', async (_, limits) => {
  const store = memoryStore(nine);
  const first = (await runAt(store, undefined, limits)).statement;
  expect(first).toMatchObject({ objects: [keyAt(hour(26, 0))], readThrough: keyAt(hour(26, 0)) });
  const second = (await runAt(store, undefined, limits)).statement;
  expect(second.objects).toEqual([keyAt(hour(26, 1))]);
});

test('a run whose statement would become too long signs what fits, and the next one goes on', async () => {
  const store = memoryStore(nine);
  const limits = { statementBytes: 1000 };
  const first = (await runAt(store, undefined, limits)).statement;
  expect(first.readThrough).toBe(first.objects.at(-1));
  expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThan(2000);
  const second = (await runAt(store, undefined, limits)).statement;
  expect(second.objects[0]).toBe(nine[first.objects.length]?.[0]);
});

test('objects that cannot be read do not make a statement too long', async () => {
  const bad = Array.from(
    { length: 50 },
    (_, index) => [keyAt(hour(26), `${100 + index}`), Buffer.from([0x1f, 0x8b])] as const,
  );
  const { statement } = await runAt(memoryStore(bad), undefined, { statementBytes: 1000 });
  expect(statement.unread.length).toBeLessThan(20);
  expect(statement.readThrough).toBe(statement.unread.at(-1)?.key);
});

test('lines with names of writers that are too long leave a statement that the next run reads', async () => {
  const long = chainLines('x'.repeat(900_000), 1)[0] ?? '';
  const key = keyAt(hour(26, 2));
  const store = memoryStore([[key, delivered([long, ...chainLines('w', 1)])]]);
  const { statement } = await runAt(store, undefined, { plainBytes: 4_000_000 });
  expect(statement).toMatchObject({ heads: [{ writer: 'w' }], otherLines: [{ key, lines: 1 }] });
  expect((await runAt(store)).stored).toBe(true);
});

test('an object with more chains than any delivery has is listed as too large', async () => {
  const key = keyAt(hour(26, 2));
  const store = memoryStore([[key, delivered(['a', 'b', 'c'].flatMap((writer) => chainLines(writer, 1)))]]);
  const { statement } = await runAt(store, undefined, { objectHeads: 2 });
  expect(statement).toMatchObject({ heads: [], unread: [{ key, reason: 'too-large' }] });
});

test('a run that reaches its limit with the last object leaves none', async () => {
  const store = memoryStore(nine);
  expect((await runAt(store, undefined, { objects: 9 })).statement.readThrough).toBeNull();
});

test('a run without time reads nothing, says so, and still writes its statement', async () => {
  const { statement, stored } = await runAt(memoryStore(nine), undefined, { timeLeft: () => 59_999 });
  expect(stored).toBe(true);
  expect(statement).toMatchObject({ objects: [], heads: [], readThrough: '' });
});

test('a run that ends between the signature and its storage has no effect', async () => {
  const store = memoryStore(nine);
  const lost = { ...store, create: () => Promise.reject(new Error('the process ended')) };
  const ports = { store: lost, signer: localSigner, now: () => new Date('2026-11-26T10:00:00.000Z') };
  await expect(signHeads(PLACE, ports, GENEROUS)).rejects.toThrow('the process ended');
  expect((await runAt(store)).statement).toMatchObject({ sequence: 1, objects: nine.map(([key]) => key) });
});

test('of two runs at once one stores its statement, and no object is left out or named twice', async () => {
  const store = memoryStore(nine);
  const runs = await Promise.all([runAt(store), runAt(store)]);
  expect(runs.map(({ stored }) => stored).sort()).toEqual([false, true]);
  expect((await runAt(store)).statement).toMatchObject({ sequence: 2, objects: [] });
});

test('a trigger that comes twice writes one more statement', async () => {
  const store = memoryStore(nine);
  await runAt(store);
  expect((await runAt(store)).statement).toMatchObject({ sequence: 2, objects: [], readThrough: null });
});

test.each([
  ['that is no statement', 'nothing'],
  ['with the number of another one', undefined],
])('no statement follows one %s', async (_, text) => {
  const store = memoryStore();
  await runAt(store);
  const first = store.objects.get(headsKey(1)) ?? Buffer.alloc(0);
  store.objects.set(headsKey(2), text === undefined ? first : Buffer.from(text));
  await expect(runAt(store)).rejects.toThrow();
});

test('a key that does not sign leaves no statement', async () => {
  const store = memoryStore(nine);
  const disabled = { ...localSigner, sign: () => Promise.reject(new Error('DisabledException')) };
  const ports = { store, signer: disabled, now: () => new Date('2026-11-26T10:00:00.000Z') };
  await expect(signHeads(PLACE, ports, GENEROUS)).rejects.toThrow('DisabledException');
  expect([...store.objects.keys()].filter((key) => key.startsWith('heads/'))).toEqual([]);
});
