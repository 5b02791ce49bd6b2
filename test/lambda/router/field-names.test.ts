import { ERRORS } from '../../../lambda/router/contract/errors';
import { HostError } from '../../../lambda/router/hosts/host';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { MISTRAL, routerConfig } from './support/router-config';

// An error and a header name the fields of the dialect in which the request came.

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SCHEMA = { type: 'object', properties: { a: { type: 'string' } } };
const HI = [{ role: 'user', content: 'Hi' }];
const CHAT = { model: 'mistral', messages: HI };
const RESPONSES = { model: 'mistral', input: 'Hi' };
const COMPLETIONS = { model: 'mistral', prompt: 'Hi' };
const MESSAGES = { model: 'mistral', max_tokens: 9, messages: HI };

async function paramOf(path: string, body: object) {
  const config = routerConfig({ models: [{ ...MISTRAL, abilities: [] }] });
  const { json } = await testRouter(config).ask({ path, body });
  const { error } = json();
  return [error.code ?? error.details.error_code, error.param ?? error.details.param];
}

test.each([
  [
    'a schema, in chat',
    '/v1/chat/completions',
    { ...CHAT, response_format: { type: 'json_schema', json_schema: { name: 'a', schema: SCHEMA } } },
    'response_format',
  ],
  [
    'a schema, in Responses',
    '/v1/responses',
    { ...RESPONSES, text: { format: { type: 'json_schema', name: 'a', schema: SCHEMA } } },
    'text.format',
  ],
  [
    'JSON, in Responses',
    '/v1/responses',
    { ...RESPONSES, text: { format: { type: 'json_object' } } },
    'text.format',
  ],
  [
    'an image, in Responses',
    '/v1/responses',
    {
      ...RESPONSES,
      input: [
        {
          role: 'user',
          content: [{ type: 'input_image', image_url: `data:image/png;base64,${PIXEL}` }],
        },
      ],
    },
    'input',
  ],
  [
    'probabilities, in Responses',
    '/v1/responses',
    { ...RESPONSES, include: ['message.output_text.logprobs'] },
    'include',
  ],
  [
    'a schema, in Messages',
    '/v1/messages',
    { ...MESSAGES, output_config: { format: { type: 'json_schema', schema: SCHEMA } } },
    'output_config.format',
  ],
  [
    'a schema by its older name, in Messages',
    '/v1/messages',
    { ...MESSAGES, output_format: { type: 'json_schema', schema: SCHEMA } },
    'output_format',
  ],
])('a model that lacks what the request needs: %s', async (_what, path, body, param) => {
  expect(await paramOf(path, body)).toEqual(['model_lacks_ability', param]);
});

test('stop sequences that a model refuses are named as Messages calls them', async () => {
  const config = routerConfig({ models: [{ ...MISTRAL, refuses: ['stop'] }] });
  const body = { ...MESSAGES, stop_sequences: ['END'] };
  const { headers } = await testRouter(config).ask({ path: '/v1/messages', body });
  expect(headers['x-dropped']).toBe('stop_sequences');
});

test.each([
  ['/v1/chat/completions', CHAT, 'messages'],
  ['/v1/responses', RESPONSES, 'input'],
  ['/v1/messages', MESSAGES, 'messages'],
])('reasoning of another model is named as the fault at %s', async (path, body, param) => {
  const { hosts } = fakeHosts({ mistral: [new HostError('rejected', 'x', 400, undefined, 'reasoning')] });
  const { status, json } = await testRouter(routerConfig({ models: [MISTRAL] }), { hosts }).ask({
    path,
    body,
  });
  const { error } = json();
  expect([status, error.param ?? error.details.param, error.message]).toEqual([
    400,
    param,
    expect.stringContaining('thinking blocks'),
  ]);
});

const TURNS_OF_TOOLS = {
  '/v1/chat/completions': {
    model: 'mistral',
    messages: [
      ...HI,
      {
        role: 'assistant',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'x' },
    ],
  },
  '/v1/responses': {
    model: 'mistral',
    input: [
      ...HI,
      { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'a', output: 'x' },
    ],
  },
  '/v1/messages': {
    model: 'mistral',
    max_tokens: 9,
    messages: [
      ...HI,
      { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'x' }] },
    ],
  },
};

test.each([
  ['/v1/chat/completions', 'messages'],
  ['/v1/responses', 'input'],
  ['/v1/messages', 'messages'],
] as const)('at %s earlier calls of tools are named by %s where no tools were sent', async (path, param) => {
  expect(await paramOf(path, TURNS_OF_TOOLS[path])).toEqual(['model_lacks_ability', param]);
});

/** The fields of a chat that other dialects do not have, or have under another name. */
const OF_CHAT =
  /\b(reasoning_effort|response_format|max_completion_tokens|tool_call_id|tool_calls|presence_penalty|OpenAI)\b/;
const OF_RESPONSES = new RegExp(`${OF_CHAT.source}|\\b(messages|max_tokens)\\b`);

/** `max_completion_tokens` and `messages` are no fields of older completions, `max_tokens` and the penalties are. */
const OF_COMPLETIONS =
  /\b(reasoning_effort|response_format|max_completion_tokens|tool_call_id|tool_calls|messages)\b/;
const FOREIGN: Readonly<Record<string, RegExp>> = {
  '/v1/responses': OF_RESPONSES,
  '/v1/completions': OF_COMPLETIONS,
};

const LONG = 'word '.repeat(18_000);
const REFUSED: readonly (readonly [string, string, object, string])[] = [
  ['too long a request', '/v1/responses', { ...RESPONSES, input: LONG }, 'input'],
  [
    'too long a request',
    '/v1/messages',
    { ...MESSAGES, messages: [{ role: 'user', content: LONG }] },
    'messages',
  ],
  [
    'too long a request with its answer',
    '/v1/responses',
    { ...RESPONSES, input: LONG, max_output_tokens: 1_000 },
    'input',
  ],
  ['too long a request', '/v1/completions', { ...COMPLETIONS, prompt: LONG }, 'prompt'],
  [
    'too long a request with its answer',
    '/v1/completions',
    { ...COMPLETIONS, prompt: LONG, max_tokens: 1_000 },
    'prompt',
  ],
  ['a wrong type', '/v1/completions', { ...COMPLETIONS, max_tokens: 'many' }, 'max_tokens'],
  ['an effort', '/v1/responses', { ...RESPONSES, reasoning: { effort: 'high' } }, 'reasoning.effort'],
  [
    'a tool that must be called',
    '/v1/messages',
    { ...MESSAGES, tools: [{ name: 'f', input_schema: SCHEMA }], tool_choice: { type: 'any' } },
    'tools',
  ],
  ['a wrong type', '/v1/messages', { ...MESSAGES, max_tokens: 'many' }, 'max_tokens'],
  ['a wrong type', '/v1/responses', { ...RESPONSES, max_output_tokens: 'many' }, 'max_output_tokens'],
];

test.each(REFUSED)('%s at %s is refused without the words of a chat', async (_what, path, body, param) => {
  const config = routerConfig({ models: [{ ...MISTRAL, abilities: ['completions'] }] });
  const { error } = (await testRouter(config).ask({ path, body })).json();
  expect(error.param ?? error.details.param).toBe(param);
  expect(error.message).not.toMatch(FOREIGN[path] ?? OF_CHAT);
});

test('a record names the effort as the caller did', async () => {
  const body = { ...RESPONSES, reasoning: { effort: 'high' } };
  const { decision } = await testRouter(routerConfig({ models: [MISTRAL] })).ask({
    path: '/v1/responses',
    body,
  });
  expect(JSON.stringify(decision)).toContain('mistral takes no reasoning.effort: whether it thinks');
});

const EVERY_ADVICE = Object.entries(ERRORS).map(([code, { advice }]) => [code, advice] as const);

test.each(EVERY_ADVICE)('the advice of %s is true in every dialect: %s', (_code, advice) => {
  expect(advice).not.toMatch(/\b(OpenAI|max_tokens|the messages|chat)\b(?!\/)/);
});
