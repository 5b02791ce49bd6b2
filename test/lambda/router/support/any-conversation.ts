import fc from 'fast-check';
import type {
  ChatMessage,
  DocumentPart,
  ImagePart,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from '../../../../lambda/router/contract/chat';

// Conversations of every kind of part. Each call of a tool has its result in the user's turn after it.

const text: fc.Arbitrary<TextPart> = fc
  .oneof(fc.constantFrom('', ' ', '\n', 'a'), fc.string())
  .map((value) => ({ type: 'text', text: value }));

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const image: fc.Arbitrary<ImagePart> = fc
  .record({ bytes: fc.uint8Array({ maxLength: 8 }), detail: fc.constantFrom(undefined, 'low' as const) })
  .map(({ bytes, detail }) => ({
    type: 'image',
    format: 'png',
    data: Buffer.concat([PNG, bytes]).toString('base64'),
    ...(detail && { detail }),
  }));

const document: fc.Arbitrary<DocumentPart> = fc
  .record({ words: fc.string(), format: fc.constantFrom('txt' as const, 'md' as const, 'csv' as const) })
  .map(({ words, format }) => ({ type: 'document', format, data: Buffer.from(words).toString('base64') }));

const reasoning = fc
  .record({ words: fc.string(), redacted: fc.constantFrom(undefined, 'c2VjcmV0') })
  .map(({ words, redacted }) => ({ type: 'reasoning' as const, text: words, ...(redacted && { redacted }) }));

const id = fc.oneof(
  fc.stringMatching(/^call_[a-z0-9]{8}$/),
  fc.stringMatching(/^[a-zA-Z0-9]{9}$/),
  fc.stringMatching(/^tooluse_[a-zA-Z0-9]{22}$/),
);
const given = fc.oneof(
  fc.constant(''),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }).map((value) => JSON.stringify(value)),
);

const user = fc
  .array(fc.oneof(text, image, document), { maxLength: 3 })
  .map((parts): ChatMessage => ({ role: 'user', parts }));
const system = fc.array(text, { maxLength: 2 }).map((parts): ChatMessage => ({ role: 'system', parts }));
const assistant = fc
  .array(fc.oneof(text, reasoning), { maxLength: 3 })
  .map((parts): ChatMessage => ({ role: 'assistant', parts }));

const name = fc.stringMatching(/^[a-z_]{1,8}$/);
const result = fc.record({
  content: fc.array(fc.oneof(text, image, document), { maxLength: 2 }),
  failed: fc.boolean(),
});

/** A turn that calls tools, and the turn that answers it, in which the results may have any place. */
const callAndResult = fc
  .record({
    before: fc.array(fc.oneof(text, reasoning), { maxLength: 2 }),
    calls: fc.uniqueArray(fc.record({ id, name, given, result }), {
      selector: (call) => call.id,
      minLength: 1,
      maxLength: 3,
    }),
    after: fc.array(fc.oneof(text, image, document), { maxLength: 2 }),
    first: fc.boolean(),
  })
  .map(({ before, calls, after, first }): readonly ChatMessage[] => {
    const asked = calls.map(
      (call): ToolCallPart => ({ type: 'tool-call', id: call.id, name: call.name, arguments: call.given }),
    );
    const results = calls.map(
      (call): ToolResultPart => ({ type: 'tool-result', callId: call.id, ...call.result }),
    );
    return [
      { role: 'assistant', parts: [...before, ...asked] },
      { role: 'user', parts: first ? [...results, ...after] : [...after, ...results.reverse()] },
    ];
  });

/** Any conversation that a dialect may hand to a host. */
export const anyConversation: fc.Arbitrary<readonly ChatMessage[]> = fc
  .array(
    fc.oneof(
      user.map((each) => [each]),
      assistant.map((each) => [each]),
      system.map((each) => [each]),
      callAndResult,
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((turns) => turns.flat());
