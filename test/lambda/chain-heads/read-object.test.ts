import { gzipSync } from 'node:zlib';
import { readObject } from '../../../lambda/chain-heads/read-object';
import { chainLines, delivered, sha256 } from './support/records';

const LARGEST = 1024 * 1024;
const LIMITS = { plainBytes: LARGEST, objectHeads: 100 };
const time = '2026-11-26T02:00:00.000Z';
const lines = chainLines('w', 3);
const last = { writer: 'w', first: 1, sequence: 3, hash: sha256(lines[2] ?? ''), time };

function read(object: Buffer) {
  const found = readObject(object, LIMITS);
  if (typeof found === 'string') return found;
  return { heads: found.runs.heads(), otherLines: found.otherLines };
}

test('an object names the last record of each chain in it', () => {
  const others = chainLines('v', 2);
  const object = delivered([...others, ...lines].reverse());
  expect(read(object)).toEqual({
    heads: [{ writer: 'v', first: 1, sequence: 2, hash: sha256(others[1] ?? ''), time }, last],
    otherLines: 0,
  });
});

test.each([
  ['that is not compressed', Buffer.from(lines.join('\n'))],
  ['of joined gzip members', Buffer.concat([delivered(lines.slice(0, 2)), delivered(lines.slice(2))])],
  ['with empty lines', gzipSync(`\n\n${lines.join('\n\n')}\n\n`)],
  ['with a line that is delivered twice', delivered([...lines, lines[2] ?? ''])],
])('an object %s is read in the same way', (_, object) => {
  expect(read(object)).toEqual({ heads: [last], otherLines: 0 });
});

test('two different records in the last place of a chain are both named', () => {
  const other = lines[2]?.replace('w-2', 'x-2') ?? '';
  const found = read(delivered([...lines, other]));
  expect(found).toEqual({
    heads: expect.arrayContaining([last, { ...last, first: 3, hash: sha256(other) }]),
    otherLines: 0,
  });
});

test('the last record before each one that is not in the object is named, with the first of its run', () => {
  const seven = chainLines('w', 7);
  const without = seven.filter((_, index) => ![2, 5].includes(index));
  expect(read(delivered(without.reverse()))).toEqual({
    heads: [
      { writer: 'w', first: 1, sequence: 2, hash: sha256(seven[1] ?? ''), time },
      { writer: 'w', first: 4, sequence: 5, hash: sha256(seven[4] ?? ''), time },
      { writer: 'w', first: 7, sequence: 7, hash: sha256(seven[6] ?? ''), time },
    ],
    otherLines: 0,
  });
});

test('an object with more ends of chains than a statement lists is not read', () => {
  const ends = Array.from({ length: LIMITS.objectHeads + 1 }, (_, index) =>
    chainLines(`w${index}`, 1),
  ).flat();
  expect(read(delivered(ends))).toBe('too-large');
  expect(read(delivered(ends.slice(1)))).toMatchObject({ otherLines: 0 });
});

test('a record of a schema that this version does not know counts as a record', () => {
  const unknown = JSON.stringify({
    schema: 'hybrid-llm/decision/9',
    time,
    chain: { writer: 'w', sequence: 1, previous: null },
  });
  expect(read(delivered([unknown]))).toMatchObject({ heads: [{ hash: sha256(unknown) }] });
});

test.each([
  ['text', 'not JSON'],
  ['a number', '7'],
  ['a record without a chain', JSON.stringify({ time })],
  ['a chain without a writer', JSON.stringify({ time, chain: { writer: '', sequence: 1, previous: null } })],
  ['place 0', JSON.stringify({ time, chain: { writer: 'w', sequence: 0, previous: null } })],
  ['place 1.5', JSON.stringify({ time, chain: { writer: 'w', sequence: 1.5, previous: null } })],
  [
    'a time that is none',
    JSON.stringify({ time: 'today', chain: { writer: 'w', sequence: 1, previous: null } }),
  ],
  ['a chain that does not say what is before', JSON.stringify({ time, chain: { writer: 'w', sequence: 1 } })],
  [
    'a predecessor that is no hash',
    JSON.stringify({ time, chain: { writer: 'w', sequence: 2, previous: 'x' } }),
  ],
])('a line with %s is counted, and changes no head', (_, line) => {
  expect(read(delivered([...lines, line]))).toEqual({ heads: [last], otherLines: 1 });
});

test('a line that is not UTF-8 is counted', () => {
  const object = gzipSync(Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from([0xff, 0xfe])]));
  expect(read(object)).toEqual({ heads: [last], otherLines: 1 });
});

test('an object that is cut off is damaged', () => {
  expect(read(delivered(lines).subarray(0, -8))).toBe('damaged');
});

test('an object that would decompress to more than the limit is not decompressed', () => {
  expect(read(gzipSync(Buffer.alloc(LARGEST + 1)))).toBe('too-large');
  expect(read(gzipSync(Buffer.alloc(LARGEST)))).toMatchObject({ otherLines: 1 });
});

test('an empty object has no heads', () => {
  expect(read(Buffer.alloc(0))).toEqual({ heads: [], otherLines: 0 });
});
