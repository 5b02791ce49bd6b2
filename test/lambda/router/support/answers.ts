import fc from 'fast-check';
import { Tally } from '../../../../lambda/router/call/tally';
import type { ChatEvent, FinishReason } from '../../../../lambda/router/contract/chat';

/** The sum of an answer's events. */
export function tallyOf(events: readonly ChatEvent[]): Tally {
  const tally = new Tally();
  for (const event of events) tally.note(event);
  return tally;
}

/** Deltas that make one text. */
const deltas = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 4 });
const name = fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/);

const block = fc
  .tuple(
    fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 3 }),
    fc.option(fc.base64String({ minLength: 4 }), { nil: undefined }),
  )
  .map(([texts, signature]): ChatEvent[] => [
    ...texts.map((text): ChatEvent => ({ type: 'reasoning-delta', text })),
    { type: 'reasoning-end', ...(signature !== undefined && { signature }) },
  ]);
const redacted = fc
  .base64String({ minLength: 4 })
  .map((data): ChatEvent[] => [{ type: 'reasoning-end', redacted: data }]);

/** Reasoning of one provider: one block without a signature, or blocks of which each is sealed. */
const reasoning = fc.oneof(
  fc.constant<ChatEvent[]>([]),
  block.filter((events) => !('signature' in (events.at(-1) ?? {}))),
  fc
    .array(
      fc.oneof(
        block.filter((events) => 'signature' in (events.at(-1) ?? {})),
        redacted,
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((blocks) => blocks.flat()),
);

const written = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }).chain((value) => {
  const json = JSON.stringify(value);
  return fc
    .tuple(fc.nat(json.length), fc.constant(json))
    .map(([at, all]) => [all.slice(0, at), all.slice(at)]);
});

const calls = fc
  .uniqueArray(name, { maxLength: 3 })
  .chain((ids) =>
    fc
      .tuple(...ids.map((id) => fc.tuple(fc.constant(id), name, written)))
      .map((all) =>
        all.flatMap(([id, called, pieces], index): ChatEvent[] => [
          { type: 'tool-call', index, id, name: called },
          ...pieces.map((text): ChatEvent => ({ type: 'arguments-delta', index, text })),
        ]),
      ),
  );

/** Whole answers, as hosts yield them. */
export const anyAnswer: fc.Arbitrary<readonly ChatEvent[]> = fc
  .tuple(reasoning, deltas, calls, fc.boolean())
  .map(([thought, texts, called, counted]) => {
    const reason: FinishReason = called.length > 0 ? 'tool-calls' : 'stop';
    return [
      ...thought,
      ...texts.map((text): ChatEvent => ({ type: 'text-delta', text })),
      ...called,
      ...(counted ? [{ type: 'usage', usage: { inputTokens: 3, outputTokens: 2 } } as const] : []),
      { type: 'end', reason },
    ];
  });
