import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { openAiAnswer } from '../../../../../lambda/router/hosts/wire/openai-answer';

// What servers of OpenAI's protocol send for tool calls, reasoning and probabilities. Each stream was written from the
// source that its name or its comment gives; none was recorded.

/** The events of a whole answer. `ours`: the id of a call that came without one. */
function answer(chunks: readonly object[], finish = 'stop', more: object = {}): readonly ChatEvent[] {
  const decoder = openAiAnswer('qwen', { newCallId: () => 'ours' });
  const batch: ChatEvent[] = [];
  const end = { choices: [{ index: 0, delta: {}, finish_reason: finish, ...more }] };
  const data = [...chunks, end].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  decoder.feed(Buffer.from(`${data.join('')}data: [DONE]\n\n`), batch);
  return batch;
}

const delta = (of: object, more: object = {}) => ({ choices: [{ index: 0, delta: of, ...more }] });
const calls = (...all: readonly object[]) => delta({ tool_calls: all });
const begin = (index: number, id: string, name: string, given = '') => ({
  index,
  id,
  type: 'function',
  function: { name, arguments: given },
});
const more = (index: number, given: string) => ({ index, function: { arguments: given } });

/** Calls with their arguments, in the order of the events, and the reason of the end. */
function told(events: readonly ChatEvent[]): readonly string[] {
  const lines: string[] = [];
  for (const event of events) {
    if (event.type === 'tool-call') lines.push(`${event.index} ${event.id} ${event.name} `);
    if (event.type === 'arguments-delta') lines.push(`${lines.pop()}${event.text}`);
    if (event.type === 'text-delta') lines.push(`text ${event.text}`);
    if (event.type === 'reasoning-delta') lines.push(`reasoning ${event.text}`);
    if (event.type === 'reasoning-end') lines.push('reasoning ends');
    if (event.type === 'end') lines.push(event.reason);
  }
  return lines;
}

const TWO = ['0 a weather {"x":1}', '1 b time {"y":2}', 'tool-calls'];

test.each<readonly [string, readonly object[]]>([
  [
    'vLLM counts them and gives id and name first',
    [
      calls(begin(0, 'a', 'weather')),
      calls(more(0, '{"x"')),
      calls(more(0, ':1}')),
      calls(begin(1, 'b', 'time')),
      calls(more(1, '{"y":2}')),
    ],
  ],
  [
    'vLLM before 0.9 gives each piece an id of its own',
    [
      calls(begin(0, 'a', 'weather')),
      calls({ ...more(0, '{"x"'), id: 'r1' }),
      calls({ ...more(0, ':1}'), id: 'r2' }),
      calls(begin(1, 'b', 'time')),
      calls({ ...more(1, '{"y":2}'), id: 'r3' }),
    ],
  ],
  [
    'the end of one and the beginning of the next share a chunk',
    [
      calls(begin(0, 'a', 'weather', '{"x"')),
      calls(more(0, ':1}'), begin(1, 'b', 'time', '{"y"')),
      calls(more(1, ':2}')),
    ],
  ],
  [
    'whole calls share a chunk',
    [calls(begin(0, 'a', 'weather', '{"x":1}'), begin(1, 'b', 'time', '{"y":2}'))],
  ],
  [
    'the index is always 0 (InternLM/lmdeploy issue 3412)',
    [
      calls(begin(0, 'a', 'weather')),
      calls({ ...more(0, '{"x":1}'), id: '' }),
      calls(begin(0, 'b', 'time')),
      calls({ ...more(0, '{"y":2}'), id: '' }),
    ],
  ],
  [
    'there is no index',
    [
      calls({ id: 'a', function: { name: 'weather', arguments: '{"x":1}' } }),
      calls({ id: 'b', function: { name: 'time', arguments: '{"y"' } }),
      calls({ function: { arguments: ':2}' } }),
    ],
  ],
  [
    'arguments are objects',
    [
      calls(
        { id: 'a', function: { name: 'weather', arguments: { x: 1 } } },
        { id: 'b', function: { name: 'time', arguments: { y: 2 } } },
      ),
    ],
  ],
  [
    'they come interleaved',
    [
      calls(begin(0, 'a', 'weather'), begin(1, 'b', 'time')),
      calls(more(1, '{"y"'), more(0, '{"x"')),
      calls(more(0, ':1}')),
      calls(more(1, ':2}')),
    ],
  ],
  [
    'the name comes after the arguments begin',
    [
      calls({ ...more(0, '{"x"'), id: 'a' }),
      calls({ index: 0, function: { name: 'weather', arguments: ':1}' } }),
      calls(begin(1, 'b', 'time', '{"y":2}')),
    ],
  ],
  [
    'a whole message has them',
    [
      {
        choices: [
          {
            index: 0,
            message: {
              role: 'assistant',
              content: null,
              tool_calls: [
                { id: 'a', type: 'function', function: { name: 'weather', arguments: '{"x":1}' } },
                { id: 'b', type: 'function', function: { name: 'time', arguments: '{"y":2}' } },
              ],
            },
          },
        ],
      },
    ],
  ],
])('two calls are two calls where %s', (_how, chunks) => {
  expect(told(answer(chunks, 'tool_calls'))).toEqual(TWO);
});

test('two calls of one tool with the same index are two', () => {
  const chunks = [calls(begin(0, 'a', 'weather', '{"x":1}')), calls(begin(0, 'b', 'weather', '{"x":2}'))];
  expect(told(answer(chunks))).toEqual(['0 a weather {"x":1}', '1 b weather {"x":2}', 'tool-calls']);
});

test('a name that each piece repeats is one call (vLLM before 0.9, named tool choice)', () => {
  const chunks = ['{"x"', ':', '1}', ' '].map((given, index) =>
    calls(begin(0, `r${index}`, 'weather', given)),
  );
  expect(told(answer(chunks.slice(0, 3)))).toEqual(['0 r0 weather {"x":1}', 'tool-calls']);
});

test('the function call of the time before tool calls is a call', () => {
  const chunks = [
    delta({ function_call: { name: 'weather', arguments: '' } }),
    delta({ function_call: { arguments: '{"x":1}' } }),
  ];
  expect(told(answer(chunks, 'function_call'))).toEqual(['0 ours weather {"x":1}', 'tool-calls']);
});

test.each([
  [
    'without an id',
    { index: 0, function: { name: 'weather', arguments: '{}' } },
    ['0 ours weather {}', 'tool-calls'],
  ],
  ['without arguments', begin(0, 'a', 'weather'), ['0 a weather {}', 'tool-calls']],
  [
    'with arguments that are null',
    { index: 0, id: 'a', function: { name: 'f', arguments: null } },
    ['0 a f {}', 'tool-calls'],
  ],
])('a call %s is whole', (_what, piece, expected) => {
  expect(told(answer([calls(piece)]))).toEqual(expected);
});

test('two calls with the same id get two ids', () => {
  const chunks = [calls(begin(0, 'a', 'weather', '{}'), begin(1, 'a', 'time', '{}'))];
  expect(told(answer(chunks))).toEqual(['0 a weather {}', '1 ours time {}', 'tool-calls']);
});

test.each(['stop', 'tool_calls', 'function_call', 'eos_token'])(
  'an answer with calls ends with them where the server says %s',
  (finish) => {
    expect(told(answer([calls(begin(0, 'a', 'weather', '{}'))], finish)).at(-1)).toBe('tool-calls');
  },
);

test('an answer that was cut off inside a call says so, and its arguments stay as they are', () => {
  expect(told(answer([calls(begin(0, 'a', 'weather', '{"x'))], 'length'))).toEqual([
    '0 a weather {"x',
    'length',
  ]);
});

test('arguments are passed on as they come', () => {
  const batches = [begin(0, 'a', 'weather'), more(0, '{"x"'), more(0, ':1}')].map((piece) => calls(piece));
  const decoder = openAiAnswer('qwen');
  const counts = batches.map((chunk) => {
    const batch: ChatEvent[] = [];
    decoder.feed(Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`), batch);
    return batch.length;
  });
  expect(counts).toEqual([1, 1, 1]);
});

test.each([
  ['has no name', [calls({ index: 0, id: 'a', function: { arguments: '{}' } })]],
  [
    'goes on after its arguments were whole and another began',
    [calls(begin(0, 'a', 'weather', '{}'), begin(1, 'b', 'time', '{"y"'), more(0, '}'))],
  ],
])('an answer in which a call %s is malformed', (_what, chunks) => {
  expect(() => answer(chunks)).toThrow(expect.objectContaining({ reason: 'malformed' }));
});

test('a call whose arguments never end fills no memory', () => {
  const piece = 'x'.repeat(100_000);
  const chunks = [calls(begin(0, 'a', 'f', '{"x":"'), begin(1, 'b', 'g'))];
  const endless = Array.from({ length: 20 }, () => calls(more(1, piece)));
  expect(() => answer([...chunks, ...endless])).toThrow('a tool call has no end');
});

test.each([
  ['reasoning', { reasoning: 'hm' }],
  ['reasoning_content', { reasoning_content: 'hm' }],
  ['both', { reasoning: 'hm', reasoning_content: 'hm' }],
])('reasoning is read where the server calls it %s', (_name, of) => {
  expect(told(answer([delta(of), delta({ content: 'a' })]))).toEqual([
    'reasoning hm',
    'reasoning ends',
    'text a',
    'stop',
  ]);
});

test.each([
  ['a text', [delta({ content: 'a' })], ['text a', 'stop']],
  ['a tool call', [calls(begin(0, 'a', 'f', '{}'))], ['0 a f {}', 'tool-calls']],
  ['the end', [], ['stop']],
])('reasoning ends before %s', (_what, chunks, after) => {
  expect(told(answer([delta({ reasoning: 'hm' }), ...chunks]))).toEqual([
    'reasoning hm',
    'reasoning ends',
    ...after,
  ]);
});

test('reasoning and text in one chunk are both told, reasoning first', () => {
  expect(told(answer([delta({ content: 'a', reasoning: 'hm' })])).slice(0, 3)).toEqual([
    'reasoning hm',
    'reasoning ends',
    'text a',
  ]);
});

test('reasoning between two texts has its place', () => {
  const chunks = [
    delta({ content: 'a' }),
    delta({ content: 'b' }),
    delta({ reasoning: 'hm' }),
    delta({ content: 'c' }),
  ];
  expect(told(answer(chunks))).toEqual([
    'text a',
    'text b',
    'reasoning hm',
    'reasoning ends',
    'text c',
    'stop',
  ]);
});

const tokens = (...texts: readonly string[]) => ({
  logprobs: { content: texts.map((token) => ({ token, logprob: -1, bytes: null, top_logprobs: [] })) },
});

test('the probabilities of tokens come with their text', () => {
  const [event] = answer([delta({ content: 'ab' }, tokens('a', 'b'))]);
  expect(event).toEqual({ type: 'text-delta', text: 'ab', logprobs: tokens('a', 'b').logprobs.content });
});

test('text with probabilities is never read as text alone', () => {
  const chunks = ['a', 'b', 'c'].map((text) => delta({ content: text }, tokens(text)));
  const read = answer(chunks).flatMap((event) =>
    event.type === 'text-delta' ? [event.logprobs?.length] : [],
  );
  expect(read).toEqual([1, 1, 1]);
});

test('the probabilities of the tokens of a call are not those of a text', () => {
  const chunk = delta({ tool_calls: [begin(0, 'a', 'f', '{}')] }, tokens('x'));
  expect(answer([chunk]).some((event) => 'logprobs' in event)).toBe(false);
});

test('the stop sequence that vLLM names ends the answer; the number of a token is none', () => {
  const ends = (stop_reason: unknown) => answer([delta({ content: 'a' })], 'stop', { stop_reason }).at(-1);
  expect(ends('END')).toEqual({ type: 'end', reason: 'stop', stopSequence: 'END' });
  expect(ends(128009)).toEqual({ type: 'end', reason: 'stop' });
});

test('pieces of arguments that come together are one event, which has each of them', () => {
  const events = answer([
    calls(begin(0, 'a', 'f')),
    calls(more(0, '{"n":')),
    calls(more(0, '12')),
    calls(more(0, '3}')),
  ]);
  expect(events).toContainEqual({ type: 'arguments-delta', index: 0, text: '123}', pieces: ['12', '3}'] });
});
