import {
  CALLS_BOTH,
  CSV,
  called,
  file,
  follows,
  image,
  PDF,
  PNG,
  parsed,
  reaches,
  roundWith,
  STRICT,
  same,
  streamed,
  THINKS,
  TOOLS,
  turn,
  withTools,
} from './bodies';
import type { Feature } from './feature';
import { DOCUMENT_ROWS, IMAGE_ROWS } from './file-rows';
import { CACHE_ROWS, LENGTH_ROWS, TIER_ROWS } from './limit-rows';
import { REASONING_ROWS } from './reasoning-rows';
import { FORM_ROWS, LABEL_ROWS, TURN_ROWS } from './small-rows';

/** Every feature of the page, in its order. Each is asked for once in each dialect of each model. */
export const FEATURES: readonly Feature[] = [
  { name: 'text', asks: same({}), shows: ({ text }) => text !== '' },
  { name: 'text, streamed', asks: same({ stream: true }), shows: ({ pieces }) => pieces > 1 },
  {
    name: 'system prompt',
    asks: {
      chat: {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hi' },
        ],
      },
      responses: { instructions: 'Be brief.' },
      messages: { system: 'Be brief.' },
    },
    shows: reaches('Be brief.'),
  },
  ...TURN_ROWS,
  {
    name: 'parallel tools, streamed',
    words: CALLS_BOTH,
    asks: streamed(TOOLS),
    shows: (seen) => called(seen) === 'get_weather get_time' && seen.argumentDeltas > 2,
  },
  {
    name: 'parallel tools, whole',
    words: CALLS_BOTH,
    asks: TOOLS,
    shows: (seen) => called(seen) === 'get_weather get_time',
  },
  {
    name: 'one tool at a time',
    words: CALLS_BOTH,
    asks: withTools(
      { parallel_tool_calls: false },
      { parallel_tool_calls: false },
      { tool_choice: { type: 'auto', disable_parallel_tool_use: true } },
    ),
    shows: ({ calls }) => calls.length === 1,
  },
  {
    name: 'tool choice: none',
    words: CALLS_BOTH,
    asks: withTools({ tool_choice: 'none' }, { tool_choice: 'none' }, { tool_choice: { type: 'none' } }),
    shows: ({ calls, text }) => calls.length === 0 && text !== '',
  },
  {
    name: 'tool choice: required',
    asks: withTools(
      { tool_choice: 'required' },
      { tool_choice: 'required' },
      { tool_choice: { type: 'any' } },
    ),
    shows: ({ calls }) => calls.length > 0,
  },
  {
    name: 'tool choice: one by name',
    asks: withTools(
      { tool_choice: { type: 'function', function: { name: 'get_time' } } },
      { tool_choice: { type: 'function', name: 'get_time' } },
      { tool_choice: { type: 'tool', name: 'get_time' } },
    ),
    shows: (seen) => called(seen) === 'get_time',
  },
  {
    name: 'tool result of several parts',
    asks: roundWith(
      { type: 'text', text: 'rain' },
      { type: 'input_text', text: 'rain' },
      { type: 'text', text: 'rain' },
    ),
    shows: (seen) => seen.text !== '' && seen.sent.includes('rain'),
  },
  {
    name: 'JSON without a schema',
    asks: {
      chat: { response_format: { type: 'json_object' } },
      responses: { text: { format: { type: 'json_object' } } },
      messages: { response_format: { type: 'json_object' } },
    },
    shows: ({ text }) => parsed(text) !== undefined,
  },
  {
    name: 'JSON schema, strict',
    asks: STRICT,
    shows: follows,
  },
  {
    name: 'JSON schema, streamed',
    asks: streamed(STRICT),
    shows: (seen) => follows(seen) && seen.pieces > 1,
  },
  ...FORM_ROWS,
  {
    name: 'image as data',
    asks: image(`data:image/png;base64,${PNG}`, { type: 'base64', media_type: 'image/png', data: PNG }),
    shows: reaches(PNG),
  },
  ...IMAGE_ROWS,
  {
    name: 'image in the result of a tool',
    asks: roundWith(
      { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } },
      { type: 'input_image', image_url: `data:image/png;base64,${PNG}`, detail: 'auto' },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } },
    ),
    shows: reaches(PNG),
  },
  {
    name: 'image by its address',
    asks: image('https://example.com/a.png', { type: 'url', url: 'https://example.com/a.png' }),
    shows: reaches('example.com'),
  },
  {
    name: 'document of text (csv)',
    asks: file('a.csv', 'text/csv', CSV, { type: 'text', media_type: 'text/plain', data: 'Bonn,7' }),
    shows: reaches('Bonn,7', CSV, Buffer.from('Bonn,7').toString('base64')),
  },
  {
    name: 'document of pages (pdf)',
    asks: file('a.pdf', 'application/pdf', PDF, { type: 'base64', media_type: 'application/pdf', data: PDF }),
    shows: reaches(PDF),
  },
  ...DOCUMENT_ROWS,
  {
    name: 'reasoning, asked for',
    asks: THINKS,
    shows: ({ reasoning }) => reasoning !== '',
  },
  {
    name: 'reasoning tokens in the usage',
    asks: THINKS,
    shows: ({ reasoningTokens }) => reasoningTokens > 0,
  },
  {
    name: 'reasoning, streamed',
    asks: streamed(THINKS),
    shows: ({ reasoning }) => reasoning !== '',
  },
  {
    name: 'reasoning, turned off',
    asks: {
      chat: { reasoning_effort: 'none' },
      responses: { reasoning: { effort: 'none' } },
      messages: { thinking: { type: 'disabled' } },
    },
    shows: ({ reasoning }) => reasoning === '',
  },
  ...REASONING_ROWS,
  { name: 'temperature', asks: same({ temperature: 0.25 }), shows: reaches('"temperature":0.25') },
  { name: 'top_p', asks: same({ top_p: 0.25 }), shows: reaches('"top_p":0.25', '"topP":0.25') },
  { name: 'seed', asks: same({ seed: 7 }), shows: reaches('"seed":7') },
  {
    name: 'presence_penalty',
    asks: same({ presence_penalty: 0.5 }),
    shows: reaches('"presence_penalty":0.5'),
  },
  {
    name: 'frequency_penalty',
    asks: same({ frequency_penalty: 0.5 }),
    shows: reaches('"frequency_penalty":0.5'),
  },
  {
    name: 'probabilities of tokens',
    asks: {
      chat: { logprobs: true, top_logprobs: 2 },
      responses: { include: ['message.output_text.logprobs'], top_logprobs: 2 },
      messages: { logprobs: true },
    },
    shows: ({ logprobs }) => logprobs,
  },
  { name: 'several answers (n)', asks: same({ n: 2 }), shows: ({ answers }) => answers === 2 },
  {
    name: 'several answers (n), streamed',
    asks: same({ n: 2, stream: true }),
    shows: ({ answers }) => answers === 2,
  },
  {
    name: 'stop sequence',
    words: 'one two three',
    asks: { chat: { stop: 'two' }, responses: { stop: 'two' }, messages: { stop_sequences: ['two'] } },
    shows: ({ text }) => text.includes('one') && !text.includes('two'),
  },
  {
    name: 'more stop sequences than vLLM takes',
    words: 'one two three',
    asks: {
      chat: { stop: ['a1', 'a2', 'a3', 'a4', 'two'] },
      responses: { stop: ['a1', 'a2', 'a3', 'a4', 'two'] },
      messages: { stop_sequences: ['a1', 'a2', 'a3', 'a4', 'two'] },
    },
    shows: ({ text }) => text.includes('one') && !text.includes('two'),
  },
  {
    name: 'limit of the answer',
    asks: {
      chat: { max_completion_tokens: 3 },
      responses: { max_output_tokens: 3 },
      messages: { max_tokens: 3 },
    },
    shows: ({ cut, outputTokens }) => cut && outputTokens === 3,
  },
  ...LENGTH_ROWS,
  {
    name: 'usage, whole',
    asks: same({}),
    shows: ({ inputTokens, outputTokens }) => inputTokens > 0 && outputTokens > 0,
  },
  {
    name: 'usage, streamed',
    asks: {
      chat: { stream: true, stream_options: { include_usage: true } },
      responses: { stream: true },
      messages: { stream: true },
    },
    shows: ({ inputTokens, outputTokens }) => inputTokens > 0 && outputTokens > 0,
  },
  {
    name: 'service tier: flex',
    asks: same({ service_tier: 'flex' }),
    shows: reaches('"serviceTier":{"type":"flex"}'),
  },
  ...TIER_ROWS,
  {
    name: 'verbosity',
    asks: { ...same({ verbosity: 'low' }), responses: { text: { verbosity: 'low' } } },
    shows: reaches('"verbosity"'),
  },
  {
    name: 'prompt-cache marker',
    asks: turn(
      { type: 'text', text: 'Long text.', cache_control: { type: 'ephemeral' } },
      { type: 'input_text', text: 'Long text.', prompt_cache_breakpoint: {} },
      { type: 'text', text: 'Long text.', cache_control: { type: 'ephemeral' } },
    ),
    shows: reaches('cachePoint'),
  },
  ...CACHE_ROWS,
  {
    name: 'metadata',
    asks: {
      chat: { metadata: { team: 'claims' } },
      responses: { metadata: { team: 'claims' } },
      messages: { metadata: { user_id: 'u1' } },
    },
    shows: ({ text }) => text !== '',
  },
  ...LABEL_ROWS,
  {
    name: 'top_k, which the file allows on vLLM',
    asks: same({ top_k: 5 }),
    shows: reaches('"top_k":5', '"topK":5'),
  },
  {
    name: "vLLM's ignore_eos, which the file does not allow",
    asks: same({ ignore_eos: true }),
    shows: reaches('"ignore_eos":true'),
  },
  {
    name: 'state that a server keeps',
    asks: {
      chat: { store: true },
      responses: { previous_response_id: 'resp_1' },
      messages: { container: 'container_1' },
    },
    shows: () => false,
  },
  {
    name: 'tools that a server runs',
    asks: {
      chat: { web_search_options: {} },
      responses: { tools: [{ type: 'web_search' }] },
      messages: { tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
    },
    shows: () => false,
  },
];
