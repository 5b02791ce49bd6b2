import fc from 'fast-check';
import { Tally } from '../../../../../lambda/router/call/tally';
import { ApiError } from '../../../../../lambda/router/contract/api-error';
import type { ChatEvent, FinishReason } from '../../../../../lambda/router/contract/chat';
import { readResponses } from '../../../../../lambda/router/request/responses/read-responses';
import { RESPONSES } from '../../../../../lambda/router/response/responses/responses-answer';

const head = { decisionId: 'd1', model: 'qwen', created: 1_700_000_000 };
const formOf = (more: object = {}) => readResponses({ model: 'auto', input: 'Hi', ...more }).form;
const SHOWN = formOf({ reasoning: { summary: 'auto' } });

type Sent = Readonly<Record<string, unknown>> & { readonly type: string; readonly sequence_number: number };

/** The events of a stream of this answer, as a client parses them. */
function streamOf(events: readonly ChatEvent[], form = SHOWN): readonly Sent[] {
  const tally = new Tally();
  const writer = RESPONSES.answer.stream(head, form);
  let text = writer.open();
  for (const event of events) {
    tally.note(event);
    text +=
      event.type === 'error'
        ? (writer.failed?.(new ApiError('upstream_failed'), tally) ?? '')
        : writer.event(event, tally);
  }
  return parsed(text);
}

function parsed(text: string): readonly Sent[] {
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((piece) => {
      const [name = '', data = ''] = piece.split('\n');
      const event = JSON.parse(data.replace(/^data: /, ''));
      expect(name).toBe(`event: ${event.type}`);
      return event;
    });
}

const wholeOf = (events: readonly ChatEvent[], form = SHOWN) => {
  const tally = new Tally();
  for (const event of events) tally.note(event);
  return JSON.parse(JSON.stringify(RESPONSES.answer.whole(head, tally, form)));
};

const text = (...texts: readonly string[]) =>
  texts.map((each): ChatEvent => ({ type: 'text-delta', text: each }));
const thought = (said: string, seal: object = {}): readonly ChatEvent[] => [
  { type: 'reasoning-delta', text: said },
  { type: 'reasoning-end', ...seal },
];
const call = (index: number, ...pieces: readonly string[]): readonly ChatEvent[] => [
  { type: 'tool-call', index, id: `c${index}`, name: 'weather' },
  ...pieces.map((piece): ChatEvent => ({ type: 'arguments-delta', index, text: piece })),
];
const end = (reason: FinishReason = 'stop'): ChatEvent => ({ type: 'end', reason });

test('a stream has every event in the order of the API', () => {
  const events = [...thought('Hm'), ...text('Hi'), ...call(0, '{}'), end('tool-calls')];
  expect(streamOf(events).map(({ type }) => type.replace('response.', ''))).toEqual([
    ...['created', 'in_progress'],
    ...['output_item.added', 'reasoning_summary_part.added', 'reasoning_summary_text.delta'],
    ...['reasoning_summary_text.done', 'reasoning_summary_part.done', 'output_item.done'],
    ...['output_item.added', 'content_part.added', 'output_text.delta'],
    ...['output_text.done', 'content_part.done', 'output_item.done'],
    ...['output_item.added', 'function_call_arguments.delta'],
    ...['function_call_arguments.done', 'output_item.done'],
    'completed',
  ]);
});

const word = fc.string({ unit: 'grapheme', maxLength: 6 });
const seal = fc.record({ signature: word }, { requiredKeys: [] });
const reasoning = fc.tuple(word, seal).map(([said, sealed]) => thought(said, sealed));
/** An answer in the order in which hosts send one. */
const answer = fc
  .tuple(
    fc.array(reasoning, { maxLength: 3 }),
    fc.array(word, { maxLength: 4 }),
    fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 3 }),
    fc.constantFrom<FinishReason>('stop', 'length', 'tool-calls', 'content-filter'),
  )
  .map(([thoughts, words, calls, reason]) => [
    ...thoughts.flat(),
    ...text(...words),
    ...calls.flatMap((pieces, index) => call(index, ...pieces)),
    end(reason),
  ]);

test('whatever the answer, its stream ends with the answer that is given whole', () => {
  fc.assert(
    fc.property(answer, fc.boolean(), (events, shown) => {
      const form = shown ? SHOWN : formOf();
      expect(streamOf(events, form).at(-1)?.response).toEqual(wholeOf(events, form));
    }),
  );
});

test('whatever the answer, events are numbered from 0 without a gap', () => {
  fc.assert(
    fc.property(answer, (events) => {
      const numbers = streamOf(events).map(({ sequence_number }) => sequence_number);
      expect(numbers).toEqual(numbers.map((_, index) => index));
    }),
  );
});

test('whatever the answer, an item is done before the next begins, and is what the answer has in its place', () => {
  fc.assert(
    fc.property(answer, (events) => {
      const sent = streamOf(events);
      const items = sent.filter(({ type }) => /output_item/.test(type));
      expect(items.map(({ type, output_index }) => `${type} ${output_index}`)).toEqual(
        items.map(
          (_, index) => `response.output_item.${index % 2 ? 'done' : 'added'} ${Math.floor(index / 2)}`,
        ),
      );
      const done = items.filter(({ type }) => type.endsWith('done')).map(({ item }) => item);
      expect(sent.at(-1)?.response).toMatchObject({ output: done });
    }),
  );
});

test('whatever the answer, the deltas of an item add up to its text', () => {
  fc.assert(
    fc.property(answer, (events) => {
      const sent = streamOf(events);
      for (const done of sent.filter(({ type }) => /(text|arguments)\.done$/.test(type))) {
        const deltas = sent.filter(
          ({ type, item_id }) => type === done.type.replace('.done', '.delta') && item_id === done.item_id,
        );
        expect(deltas.map(({ delta }) => delta).join('')).toBe(done.text ?? done.arguments);
      }
    }),
  );
});

test('text after a call is a message of its own', () => {
  const last = streamOf([...text('One'), ...call(0, '{}'), ...text('Two'), end()]).at(-1);
  expect(last?.response).toMatchObject({
    output: [{ content: [{ text: 'One' }] }, { type: 'function_call' }, { content: [{ text: 'Two' }] }],
  });
});

test('pieces that came together are one delta', () => {
  const pieces: ChatEvent = { type: 'text-delta', text: 'ab', pieces: ['a', 'b'] };
  const deltas = streamOf([pieces, end()]).filter(({ type }) => type === 'response.output_text.delta');
  expect(deltas.map(({ delta }) => delta)).toEqual(['ab']);
});

test('an answer of nothing is an empty message', () => {
  expect(wholeOf([end()])).toMatchObject({ output: [{ type: 'message', content: [{ text: '' }] }] });
});

test('of an answer that was cut off, the last item alone is incomplete', () => {
  expect(wholeOf([...text('Hi'), ...call(0, '{"a'), end('length')])).toMatchObject({
    output: [{ status: 'completed' }, { status: 'incomplete', arguments: '{"a' }],
  });
});

test('probabilities are in the deltas and in the text', () => {
  const logprob = { token: 'Hi', logprob: -0.1, bytes: [72, 105], top_logprobs: [] };
  const sent = streamOf([{ type: 'text-delta', text: 'Hi', logprobs: [logprob] }, end()]);
  expect(sent.find(({ type }) => type === 'response.output_text.delta')).toMatchObject({
    logprobs: [logprob],
  });
  expect(sent.at(-1)?.response).toMatchObject({ output: [{ content: [{ logprobs: [logprob] }] }] });
});

test('a stream that breaks ends with an error and with a failed response', () => {
  const sent = streamOf([...text('Hel'), { type: 'error', reason: 'failed', message: 'reset' }]);
  expect(sent.slice(-2)).toMatchObject([
    { type: 'error', code: 'upstream_failed', error: { code: 'upstream_failed' } },
    { type: 'response.failed', response: { status: 'failed', output: [{ status: 'incomplete' }] } },
  ]);
});

test('the error of a stream that never began is its first event', () => {
  expect(parsed(RESPONSES.answer.errorEvent(new ApiError('no_model_available'), 'request-1'))).toMatchObject([
    { type: 'error', sequence_number: 0, error: { code: 'no_model_available' } },
  ]);
});

test('usage has every detail that the types of the openai client need, also where the model reports none', () => {
  const usage: ChatEvent = { type: 'usage', usage: { inputTokens: 7, outputTokens: 2 } };
  expect(wholeOf([...text('Hi'), usage, end()]).usage).toEqual({
    input_tokens: 7,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: 2,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 9,
  });
});

const tool = { type: 'function', name: 'weather', parameters: null, strict: false };
const format = { type: 'json_schema', name: 'city', schema: {}, strict: true };

test.each([
  ['instructions', { instructions: 'Be brief' }, 'Be brief'],
  ['instructions', {}, null],
  ['max_output_tokens', { max_output_tokens: 5 }, 5],
  ['metadata', { metadata: { case: 'a' } }, { case: 'a' }],
  ['parallel_tool_calls', {}, true],
  ['parallel_tool_calls', { parallel_tool_calls: false }, false],
  ['previous_response_id', {}, null],
  ['prompt_cache_key', { prompt_cache_key: 'k' }, 'k'],
  ['prompt_cache_retention', { prompt_cache_retention: '24h' }, '24h'],
  ['reasoning', { reasoning: { effort: 'low', summary: 'auto' } }, { effort: 'low', summary: 'auto' }],
  ['safety_identifier', { safety_identifier: 's' }, 's'],
  ['service_tier', {}, 'default'],
  ['store', { store: true }, false],
  ['background', {}, false],
  ['temperature', { temperature: 0.5 }, 0.5],
  ['text', {}, { format: { type: 'text' }, verbosity: 'medium' }],
  [
    'text',
    { text: { format: { type: 'json_object' } } },
    { format: { type: 'json_object' }, verbosity: 'medium' },
  ],
  [
    'text',
    { text: { format, verbosity: 'low' } },
    { format: { ...format, description: null }, verbosity: 'low' },
  ],
  ['tool_choice', {}, 'auto'],
  ['tool_choice', { tools: [tool], tool_choice: 'required' }, 'required'],
  ['tools', { tools: [tool] }, [tool]],
  ['tools', {}, []],
  ['top_logprobs', { top_logprobs: 2 }, 2],
  ['top_p', { top_p: 0.5 }, 0.5],
  ['truncation', {}, 'disabled'],
  ['user', { user: 'u' }, 'u'],
  ['max_tool_calls', { max_tool_calls: 2 }, 2],
])('the answer repeats the setting %s of the request', (name, sent, repeated) => {
  expect(wholeOf([end()], formOf(sent))[name]).toEqual(repeated);
});

test('the events that open a stream have a response that runs', () => {
  expect(streamOf([end()])[0]).toMatchObject({
    type: 'response.created',
    response: {
      id: 'resp_d1',
      object: 'response',
      status: 'in_progress',
      output: [],
      model: 'qwen',
      usage: null,
    },
  });
});
