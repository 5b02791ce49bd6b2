import * as fc from 'fast-check';
import type {
  AssistantPart,
  ChatMessage,
  ChatRequest,
  JsonSchema,
  Tool,
  UserPart,
} from '../../../../../lambda/router/contract/chat';
import { signatureOf } from '../../../../../local/simulators/claude-thinking';

/** One pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const PDF = Buffer.from('%PDF-1.7 a document').toString('base64');

const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const cache = fc.option(fc.constantFrom('5m', '1h'), { nil: undefined });
const text = fc.record(
  { type: fc.constant('text' as const), text: words, cache },
  { requiredKeys: ['type', 'text'] },
);
const image = fc.record({
  type: fc.constant('image' as const),
  format: fc.constant('png' as const),
  data: fc.constant(PNG),
  cache,
});
const document = fc.record({
  type: fc.constant('document' as const),
  format: fc.constantFrom('pdf', 'csv', 'docx', 'md'),
  name: fc.option(words, { nil: undefined }),
  data: fc.constant(PDF),
  cache,
});
const reasoning = fc
  .tuple(words, fc.constantFrom('signed', 'unsigned', 'redacted'))
  .map(([thought, kind]) => ({
    type: 'reasoning' as const,
    text: kind === 'redacted' ? '' : thought,
    ...(kind === 'signed' && { signature: signatureOf(thought) }),
    ...(kind === 'redacted' && { redacted: 'AAAA' }),
  }));

/** Names that OpenAI's clients send, and others. */
const name = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  fc.constantFrom('a.b', 'a_b', 'a b', 'a/b', 'answer_in_json', 'x'.repeat(70)),
);
const argumentsText = fc.oneof(
  fc.dictionary(words, fc.jsonValue()).map((each) => JSON.stringify(each)),
  words,
);

const leaf = fc.constantFrom<JsonSchema>(
  { type: 'string' },
  { type: 'integer', minimum: 1 },
  { type: 'array', items: { type: 'string' }, maxItems: 3 },
  { enum: ['a', 'b'] },
  { type: 'object', additionalProperties: { type: 'string' } },
  { type: 'object', properties: { x: { type: ['string', 'null'], maxLength: 4 } }, required: ['x'] },
  { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
);
export const schema: fc.Arbitrary<JsonSchema> = fc
  .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), leaf, { maxKeys: 4 })
  .map((properties) => ({ type: 'object', properties, required: Object.keys(properties) }));

const tool: fc.Arbitrary<Tool> = fc.record(
  {
    name,
    description: words,
    parameters: fc.oneof(schema, fc.constant<JsonSchema>({})),
    strict: fc.boolean(),
    cache: fc.constantFrom('5m', '1h'),
  },
  { requiredKeys: ['name'] },
);
const tools = fc.uniqueArray(tool, { minLength: 1, maxLength: 4, selector: (each) => each.name });

/** What the assistant says, its calls, and what they return, before the user goes on. */
const exchange = fc.record({
  before: fc.array(fc.oneof(reasoning, text), { maxLength: 3 }),
  calls: fc.array(fc.record({ name, id: name, arguments: argumentsText, failed: fc.boolean() }), {
    maxLength: 3,
  }),
  result: fc.array(fc.oneof(text, image), { maxLength: 2 }),
  user: fc.array(text, { maxLength: 2 }),
});

/** A conversation that a dialect can send: each call has an id of its own, and its result follows. */
const conversation = fc
  .record({
    system: fc.array(text, { maxLength: 2 }),
    opening: fc.array(fc.oneof(text, image, document), { minLength: 1, maxLength: 3 }),
    exchanges: fc.array(exchange, { maxLength: 3 }),
  })
  .map(({ system, opening, exchanges }): readonly ChatMessage[] => [
    { role: 'system', parts: system },
    { role: 'user', parts: opening },
    ...exchanges.flatMap(({ before, calls, result, user }, turn): readonly ChatMessage[] => {
      const made = calls.map((call, index) => ({ ...call, id: `${call.id} ${turn}.${index}` }));
      const asked = made.map(({ failed: _, ...call }): AssistantPart => ({ type: 'tool-call', ...call }));
      const returned = made.map(
        ({ id, failed }): UserPart => ({ type: 'tool-result', callId: id, content: result, failed }),
      );
      return [
        { role: 'assistant', parts: [...before, ...asked] },
        { role: 'user', parts: [...user, ...returned] },
      ];
    }),
  ]);

/** Any request that may reach a Bedrock model. Its settings are those that every model takes. */
export const anyRequest: fc.Arbitrary<ChatRequest> = fc
  .record(
    {
      messages: conversation,
      tools,
      choice: fc.oneof(fc.constantFrom('auto' as const, 'none' as const, 'required' as const), fc.nat()),
      parallelToolCalls: fc.boolean(),
      format: fc.oneof(
        fc.constant({ type: 'json' as const }),
        fc.record({
          type: fc.constant('json-schema' as const),
          name: fc.constant('extraction'),
          schema,
          strict: fc.boolean(),
        }),
      ),
      effort: fc.constantFrom('none' as const, 'low' as const, 'high' as const),
      serviceTier: fc.constantFrom('default' as const, 'flex' as const, 'priority' as const),
    },
    { requiredKeys: ['messages'] },
  )
  .map(({ choice, ...request }): ChatRequest => {
    if (!request.tools || choice === undefined) return request;
    const named = { name: request.tools[Number(choice) % request.tools.length]?.name ?? '' };
    return { ...request, toolChoice: typeof choice === 'number' ? named : choice };
  });
