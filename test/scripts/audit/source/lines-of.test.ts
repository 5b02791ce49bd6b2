import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { DamagedGzip, LONGEST_LINE, linesOf } from '../../../../scripts/audit/source/lines-of';
import { each } from '../support/stored-records';

async function read(chunks: readonly Uint8Array[]) {
  const lines: (readonly [number, string | undefined])[] = [];
  for await (const some of linesOf(each(chunks))) {
    for (const { number, bytes } of some) lines.push([number, bytes?.toString()]);
  }
  return lines;
}

/** Cut at these places. */
function cut(bytes: Buffer, at: readonly number[]): Buffer[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

test('lines are those of the text, with their numbers, however it is cut and compressed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('', 'a', 'bc', 'ä', 'x'.repeat(300))),
      fc.array(fc.nat(2000)),
      fc.boolean(),
      async (texts, at, zipped) => {
        const text = Buffer.from(texts.join('\n'));
        const expected = texts.flatMap((line, index) => (line === '' ? [] : [[index + 1, line]]));
        expect(await read(cut(zipped ? gzipSync(text) : text, at))).toEqual(expected);
      },
    ),
  );
});

test('a line that no record is long enough for is dropped while it is read, and the next one is read', async () => {
  const long = Buffer.alloc(LONGEST_LINE, 'x');
  expect(await read([Buffer.from('a\n'), long, Buffer.from('x\nb')])).toEqual([
    [1, 'a'],
    [2, undefined],
    [3, 'b'],
  ]);
  expect((await read([long]))[0]?.[1]).toHaveLength(LONGEST_LINE);
});

test.each([
  ['at once', (bytes: Buffer) => [bytes]],
  ['in pieces', (bytes: Buffer) => cut(bytes, [50, 60])],
])('damaged compression is told from a source that fails: %s', async (_, pieces) => {
  const zipped = gzipSync('hello '.repeat(1000));
  zipped[20] = (zipped[20] ?? 0) ^ 0xff;
  await expect(read(pieces(zipped))).rejects.toThrow(DamagedGzip);
  const failing = (async function* () {
    yield* pieces(gzipSync('hello')).slice(0, 1);
    throw new Error('the network failed');
  })();
  await expect(linesOf(failing).next()).rejects.toThrow('the network failed');
});

test('an object that decompresses to more than fits is read as a stream', async () => {
  const line = `${'x'.repeat(99_999)}\n`;
  expect(await read([gzipSync(line.repeat(200))])).toHaveLength(200);
});
