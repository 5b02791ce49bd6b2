import type { RouterModel } from '../../../lambda/router/config/router-config';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { PNG } from './support/images';
import { pdf as pdfOf } from './support/pdf';
import { QWEN, routerConfig } from './support/router-config';

// Requests as coding assistants send them: the fields of Claude Code 2.1.332 and of `@anthropic-ai/sdk` 1.14.0, 2026-11.

const cached = { cache_control: { type: 'ephemeral' } };
const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
const png = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } };

const REQUEST = {
  model: 'qwen',
  max_tokens: 32_000,
  stream: true,
  system: [text('You write code.', cached), text('The folder is /work.', cached)],
  tools: [
    {
      name: 'Bash',
      type: 'custom',
      description: 'Runs a command',
      input_schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { command: { type: 'string' } },
        required: ['command'],
        additionalProperties: false,
      },
      eager_input_streaming: true,
      ...cached,
    },
    { name: 'mcp__files__read', input_schema: { type: 'object' } },
  ],
  thinking: { type: 'adaptive', display: 'omitted' },
  output_config: { effort: 'high' },
  metadata: { user_id: '{"device_id":"abc","session_id":"def"}' },
  context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
  messages: [
    { role: 'user', content: [text('List the files.')] },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'I shall look.', signature: '' },
        text(''),
        {
          type: 'tool_use',
          id: 'toolu_1',
          name: 'Bash',
          input: { command: 'ls' },
          caller: { type: 'direct' },
        },
        { type: 'tool_use', id: 'toolu_2', name: 'Bash', input: { command: 'cat no' } },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'toolu_1', content: [text('a.png'), png] },
        { type: 'tool_result', tool_use_id: 'toolu_2', content: 'No such file', is_error: true, ...cached },
        text('Go on.', cached),
      ],
    },
  ],
};

const HEADERS = {
  'content-type': ['application/json'],
  'anthropic-version': ['2023-06-01'],
  'anthropic-beta': [
    'claude-code-20250219,interleaved-thinking-2025-05-14,effort-2025-11-24,oauth-2025-04-20',
  ],
};

const THINKER: RouterModel = { ...QWEN, thinking: { choice: 'caller', byDefault: 'on', on: {}, off: {} } };

async function asks(path: string, body: object) {
  const fake = fakeHosts();
  const { ask } = testRouter(routerConfig({ models: [THINKER], unreadAttachments: 'public' }), {
    hosts: fake.hosts,
  });
  const answer = await ask({ path, headers: HEADERS, body });
  return { ...answer, sent: fake.calls[0]?.call.request };
}

test('the request of a coding assistant is answered, and what is left out of it cannot change the answer', async () => {
  const { status, headers } = await asks('/v1/messages', REQUEST);
  expect([status, headers['x-dropped']]).toEqual([200, 'thinking.display, context_management']);
});

test('what its tools returned reaches the model, with the image and with the failure', async () => {
  const { sent } = await asks('/v1/messages', REQUEST);
  expect(sent?.messages.at(-1)?.parts).toMatchObject([
    {
      type: 'tool-result',
      callId: 'toolu_1',
      content: [{ text: 'a.png' }, { type: 'image', format: 'png' }],
    },
    { type: 'tool-result', callId: 'toolu_2', failed: true, cache: '5m' },
    { type: 'text', text: 'Go on.', cache: '5m' },
  ]);
});

test('its tools and its effort reach the model', async () => {
  const { sent } = await asks('/v1/messages', REQUEST);
  expect([sent?.tools?.map(({ name }) => name), sent?.effort]).toEqual([
    ['Bash', 'mcp__files__read'],
    'high',
  ]);
});

const pdf = {
  type: 'document',
  source: { type: 'base64', media_type: 'application/pdf', data: pdfOf([['Hello']]).toString('base64') },
};

test.each([
  ['a tool', { tools: [...REQUEST.tools, { name: 'Read', input_schema: { type: 'object' } }] }],
  ['an image', { messages: [...REQUEST.messages, { role: 'user', content: [png] }] }],
  ['a document', { messages: [...REQUEST.messages, { role: 'user', content: [pdf] }] }],
])('a count of tokens has more with %s more, and needs no limit of the answer', async (_what, more) => {
  const { max_tokens: _limit, stream: _stream, ...counted } = REQUEST;
  const count = async (body: object) => (await asks('/v1/messages/count_tokens', body)).json().input_tokens;
  expect(await count({ ...counted, ...more })).toBeGreaterThan(await count(counted));
});

test.each([
  ['a search on the web', { tools: [{ type: 'web_search_20260318', name: 'web_search' }] }, 'tools[0].type'],
  ['a container', { container: { id: 'c', skills: [] } }, 'container'],
  ['MCP servers', { mcp_servers: [{ type: 'url', url: 'https://x', name: 'x' }] }, 'mcp_servers'],
  ["a tier of OpenAI's", { service_tier: 'priority' }, 'service_tier'],
  [
    'edits of the conversation',
    { context_management: { edits: [{ type: 'clear_tool_uses_20250919' }] } },
    'context_management',
  ],
  [
    'a budget of a task',
    { output_config: { task_budget: { type: 'tokens', total: 9 } } },
    'output_config.task_budget',
  ],
])('%s is refused by name', async (_what, fields, param) => {
  const { status, json } = await asks('/v1/messages', { ...REQUEST, stream: false, ...fields });
  expect([status, json().error.details.param]).toEqual([400, param]);
});
