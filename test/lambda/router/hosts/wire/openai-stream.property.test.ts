import fc from 'fast-check';
import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { openAiAnswer } from '../../../../../lambda/router/hosts/wire/openai-answer';
import { blocksOf } from '../../support/blocks';

/** A block of an answer, in the pieces in which its server sends it. */
type Block =
  | { readonly type: 'text' | 'reasoning'; readonly pieces: readonly string[] }
  | { readonly type: 'call'; readonly name: string; readonly pieces: readonly string[] };

const piece = fc.string({
  unit: fc.constantFrom('a', 'é', '世', '🌍', '"', '\\', '\n', '{', '}'),
  minLength: 1,
  maxLength: 4,
});
const pieces = fc.array(piece, { minLength: 1, maxLength: 4 });
const json = fc
  .tuple(fc.dictionary(piece, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }), fc.integer({ min: 1, max: 5 }))
  .map(([value, size]) => JSON.stringify(value).match(new RegExp(`.{1,${size}}`, 'gsu')) ?? []);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('text' as const, 'reasoning' as const), pieces }),
  fc.record({ type: fc.constant('call' as const), name: fc.stringMatching(/^[a-z]{1,6}$/), pieces: json }),
);

/** How a server writes a call. */
const STYLES = ['counted', 'not counted', 'always 0'] as const;

function chunksOf(blocks: readonly Block[], style: (typeof STYLES)[number]): readonly object[] {
  let calls = 0;
  return blocks.flatMap((each): object[] => {
    if (each.type !== 'call') {
      return each.pieces.map((words) => ({ [each.type === 'text' ? 'content' : 'reasoning']: words }));
    }
    const index = { counted: { index: calls }, 'not counted': {}, 'always 0': { index: 0 } }[style];
    const begin = { ...index, id: `id-${calls++}`, function: { name: each.name, arguments: '' } };
    return [begin, ...each.pieces.map((given) => ({ ...index, function: { arguments: given } }))].map(
      (call) => ({
        tool_calls: [call],
      }),
    );
  });
}

const streamOf = (deltas: readonly object[]): Buffer =>
  Buffer.from(
    [
      ...deltas.map((delta) => ({ choices: [{ index: 0, delta }] })),
      { choices: [{ delta: {}, finish_reason: 'stop' }] },
    ]
      .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
      .join('')
      .concat('data: [DONE]\n\n'),
  );

function decode(parts: readonly Buffer[]): readonly ChatEvent[] {
  const decoder = openAiAnswer('qwen');
  const batch: ChatEvent[] = [];
  for (const part of parts) decoder.feed(part, batch);
  return batch;
}

/** Texts and thoughts that follow each other are one block. */
function joined(blocks: readonly Block[]): readonly (readonly string[])[] {
  const all: string[][] = [];
  let calls = 0;
  for (const { type, pieces: parts, ...more } of blocks) {
    const words = parts.join('');
    if (type === 'call') all.push(['call', `id-${calls++}`, 'name' in more ? more.name : '', words]);
    else if (all.at(-1)?.[0] === type) all.push([type, `${all.pop()?.[1]}${words}`]);
    else all.push([type, words]);
  }
  return all;
}

const blocks = fc.array(block, { maxLength: 6 });

test.each(STYLES)('the blocks of any answer are told in their order, where calls are %s', (style) => {
  fc.assert(
    fc.property(blocks, (sent) => {
      expect(blocksOf(decode([streamOf(chunksOf(sent, style))]))).toEqual(joined(sent));
    }),
    { numRuns: 500 },
  );
});

test('any answer is told in the same events, wherever its bytes are cut', () => {
  fc.assert(
    fc.property(
      blocks,
      fc.constantFrom(...STYLES),
      fc.array(fc.nat(2_000), { maxLength: 12 }),
      (sent, style, cuts) => {
        const stream = streamOf(chunksOf(sent, style));
        const edges = [
          0,
          ...cuts.map((cut) => Math.min(cut, stream.length)).sort((a, b) => a - b),
          stream.length,
        ];
        const parts = edges.slice(1).map((edge, index) => stream.subarray(edges[index], edge));
        expect(blocksOf(decode(parts))).toEqual(blocksOf(decode([stream])));
      },
    ),
    { numRuns: 500 },
  );
});

test('calls that a server sends interleaved are told one after the other', () => {
  const calls = fc.array(json, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(calls, fc.infiniteStream(fc.nat(3)), (sent, order) => {
      const left = sent.map((parts, index) => [
        { index, id: `id-${index}`, function: { name: 'f', arguments: '' } },
        ...parts.map((given) => ({ index, function: { arguments: given } })),
      ]);
      // Each begins before any goes on.
      const deltas = left.map((parts) => parts.shift());
      while (left.some((parts) => parts.length > 0)) {
        const open = left.filter((parts) => parts.length > 0);
        deltas.push(open[(order.next().value ?? 0) % open.length]?.shift());
      }
      const stream = streamOf(deltas.map((delta) => ({ tool_calls: [delta] })));
      expect(blocksOf(decode([stream]))).toEqual(
        sent.map((parts, index) => ['call', `id-${index}`, 'f', parts.join('')]),
      );
    }),
    { numRuns: 500 },
  );
});
