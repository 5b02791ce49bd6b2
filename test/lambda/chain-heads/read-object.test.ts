import { gzipSync } from 'node:zlib';
import { readObject } from '../../../lambda/chain-heads/read-object';
import { chainLines, delivered, sha256 } from './support/records';

const LARGEST = 1024 * 1024;
const time = '2026-11-26T02:00:00.000Z';
const lines = chainLines('w', 3);
const last = { writer: 'w', sequence: 3, hash: sha256(lines[2] ?? ''), time };

test('an object names the last record of each chain in it', () => {
  const others = chainLines('v', 2);
  const object = delivered([...others, ...lines].reverse());
  expect(readObject(object, LARGEST)).toEqual({
    heads: [last, { writer: 'v', sequence: 2, hash: sha256(others[1] ?? ''), time }],
    otherLines: 0,
  });
});

test.each([
  ['that is not compressed', Buffer.from(lines.join('\n'))],
  ['of joined gzip members', Buffer.concat([delivered(lines.slice(0, 2)), delivered(lines.slice(2))])],
  ['with empty lines', gzipSync(`\n\n${lines.join('\n\n')}\n\n`)],
  ['with a line that is delivered twice', delivered([...lines, lines[2] ?? ''])],
])('an object %s is read in the same way', (_, object) => {
  expect(readObject(object, LARGEST)).toEqual({ heads: [last], otherLines: 0 });
});

test('two different records in the last place of a chain are both named', () => {
  const other = lines[2]?.replace('w-2', 'x-2') ?? '';
  expect(readObject(delivered([...lines, other]), LARGEST)).toEqual({
    heads: [last, { ...last, hash: sha256(other) }],
    otherLines: 0,
  });
});

test('a record of a schema that this version does not know counts as a record', () => {
  const unknown = JSON.stringify({
    schema: 'hybrid-llm/decision/9',
    time,
    chain: { writer: 'w', sequence: 1 },
  });
  expect(readObject(delivered([unknown]), LARGEST)).toMatchObject({ heads: [{ hash: sha256(unknown) }] });
});

test.each([
  ['text', 'not JSON'],
  ['a number', '7'],
  ['a record without a chain', JSON.stringify({ time })],
  ['a chain without a writer', JSON.stringify({ time, chain: { writer: '', sequence: 1 } })],
  ['place 0', JSON.stringify({ time, chain: { writer: 'w', sequence: 0 } })],
  ['place 1.5', JSON.stringify({ time, chain: { writer: 'w', sequence: 1.5 } })],
  ['a time that is none', JSON.stringify({ time: 'today', chain: { writer: 'w', sequence: 1 } })],
])('a line with %s is counted, and changes no head', (_, line) => {
  expect(readObject(delivered([...lines, line]), LARGEST)).toEqual({ heads: [last], otherLines: 1 });
});

test('a line that is not UTF-8 is counted', () => {
  const object = gzipSync(Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from([0xff, 0xfe])]));
  expect(readObject(object, LARGEST)).toEqual({ heads: [last], otherLines: 1 });
});

test('an object that is cut off is damaged', () => {
  expect(readObject(delivered(lines).subarray(0, -8), LARGEST)).toBe('damaged');
});

test('an object that would decompress to more than the limit is not decompressed', () => {
  expect(readObject(gzipSync(Buffer.alloc(LARGEST + 1)), LARGEST)).toBe('too-large');
  expect(readObject(gzipSync(Buffer.alloc(LARGEST)), LARGEST)).toMatchObject({ otherLines: 1 });
});

test('an empty object has no heads', () => {
  expect(readObject(Buffer.alloc(0), LARGEST)).toEqual({ heads: [], otherLines: 0 });
});
