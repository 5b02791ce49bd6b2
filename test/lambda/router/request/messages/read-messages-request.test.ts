import { KNOWN_BETAS } from '../../../../../lambda/router/request/messages/read-headers';
import { readCountRequest } from '../../../../../lambda/router/request/messages/read-messages-request';
import { readBody, refusalOf } from '../../support/messages';

// Fields and blocks as the types of `@anthropic-ai/sdk` 1.14.0 have them (resources/messages, resources/beta/messages).

test('a plain request is a model, a limit and one turn', () => {
  expect(readBody()).toEqual({
    model: 'auto',
    request: { messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }], maxTokens: 100 },
    limitField: 'max_tokens',
    fields: { 'json-schema': 'output_config.format', tools: 'messages' },
    fieldNames: { effort: 'thinking', stop: 'stop_sequences' },
    stream: false,
    form: null,
  });
});

test.each([
  ['temperature', { temperature: 0.2 }, { temperature: 0.2 }],
  ['top_p', { top_p: 0.9 }, { topP: 0.9 }],
  ['stop_sequences', { stop_sequences: ['END'] }, { stop: ['END'] }],
  ['service_tier standard_only', { service_tier: 'standard_only' }, { serviceTier: 'default' }],
  ['thinking off', { thinking: { type: 'disabled' } }, { effort: 'none' }],
  ['a small budget', { thinking: { type: 'enabled', budget_tokens: 4096 } }, { effort: 'low' }],
  ['a budget above it', { thinking: { type: 'enabled', budget_tokens: 4097 } }, { effort: 'medium' }],
  [
    'the largest medium budget',
    { thinking: { type: 'enabled', budget_tokens: 16384 } },
    { effort: 'medium' },
  ],
  ['a large budget', { thinking: { type: 'enabled', budget_tokens: 16385 } }, { effort: 'high' }],
  ['adaptive thinking', { thinking: { type: 'adaptive' } }, { effort: 'high' }],
  ['an effort', { output_config: { effort: 'max' } }, { effort: 'max' }],
  [
    'an effort beside a budget',
    { output_config: { effort: 'low' }, thinking: { type: 'enabled', budget_tokens: 30_000 } },
    { effort: 'low' },
  ],
  [
    'an effort beside thinking that is off',
    { output_config: { effort: 'high' }, thinking: { type: 'disabled' } },
    { effort: 'none' },
  ],
])('%s reaches the model', (_what, fields, expected) => {
  expect(readBody(fields).request).toMatchObject(expected);
});

test.each([
  ['by thinking', { thinking: { type: 'adaptive' } }, 'thinking'],
  ['by output_config', { output_config: { effort: 'low' } }, 'output_config.effort'],
])('effort that is asked for %s is a wish, by that name', (_how, fields, field) => {
  expect(readBody(fields).effortWish).toBe(field);
});

test('a tier of auto says nothing', () => {
  expect(readBody({ service_tier: 'auto' }).request).not.toHaveProperty('serviceTier');
});

const SCHEMA = { type: 'object', properties: { name: { type: 'string' } } };

test.each([
  ['output_config.format', { output_config: { format: { type: 'json_schema', schema: SCHEMA } } }],
  ['its older name', { output_format: { type: 'json_schema', schema: SCHEMA } }],
])('a schema of the answer is followed exactly: %s', (_name, fields) => {
  expect(readBody(fields).request.format).toEqual({
    type: 'json-schema',
    name: 'answer',
    schema: SCHEMA,
    strict: true,
  });
});

test.each([
  ['a text', 'Be short.', [{ type: 'text', text: 'Be short.' }]],
  [
    'blocks, with a cache point',
    [
      { type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral', ttl: '1h' } },
      { type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral' } },
    ],
    [
      { type: 'text', text: 'Be short.', cache: '1h' },
      { type: 'text', text: 'Be kind.', cache: '5m' },
    ],
  ],
])('system as %s is the first message', (_what, system, parts) => {
  expect(readBody({ system }).request.messages[0]).toEqual({ role: 'system', parts });
});

test('a system message between the turns stays where it is', () => {
  const messages = [
    { role: 'user', content: 'Hi' },
    { role: 'system', content: 'Be short.' },
  ];
  expect(readBody({ messages }).request.messages.map(({ role }) => role)).toEqual(['user', 'system']);
});

const said = (clear_at: string, ...after: object[]) =>
  readBody({
    messages: [{ role: 'user', content: 'Hi' }, { role: 'system', content: 'Be short.', clear_at }, ...after],
  }).request.messages[1]?.parts;
const ANSWER = { role: 'assistant', content: 'Yes?' };
const ANOTHER = { role: 'user', content: 'Go on' };

test.each([
  ['for ever', 'never', [ANSWER, ANOTHER], true],
  ['for the turn that it follows', 'next_user_message', [], true],
  ['for an earlier turn', 'next_user_message', [ANSWER, ANOTHER], false],
])('a system message that is %s is shown to the model: %s', (_what, clearAt, after, shown) => {
  expect(said(clearAt, ...after)).toHaveLength(shown ? 1 : 0);
});

test('a cache point of the whole request is on the last part', () => {
  const messages = [{ role: 'user', content: ['A', 'B'].map((text) => ({ type: 'text', text })) }];
  expect(readBody({ messages, cache_control: { type: 'ephemeral' } }).request.messages[0]?.parts).toEqual([
    { type: 'text', text: 'A' },
    { type: 'text', text: 'B', cache: '5m' },
  ]);
});

test('a field that is left out of every block is named once', () => {
  const block = { type: 'text', text: 'x', cache_control: { type: 'ephemeral', scope: 'global' } };
  expect(readBody({ system: Array(3).fill(block) }).ignored).toEqual(['system[].cache_control.scope']);
});

test('the class may be declared in metadata', () => {
  expect(readBody({ metadata: { user_id: 'u', data_class: 'confidential' } }).declared).toBe('confidential');
});

test.each([
  ['speed', { speed: 'fast' }, ['speed']],
  ['diagnostics', { diagnostics: { previous_message_id: 'm' } }, ['diagnostics']],
  ['billing_policy', { billing_policy: { type: 'billing_policy', bill_to: 'self' } }, ['billing_policy']],
  [
    'what becomes of a thinking block',
    { thinking: { type: 'adaptive', block_binding: {} } },
    ['thinking.block_binding'],
  ],
  ['user_profile_id', { user_profile_id: 'u' }, ['user_profile_id']],
  ['another label', { metadata: { team: 'x' } }, ['metadata']],
  ['how thinking is shown', { thinking: { type: 'adaptive', display: 'omitted' } }, ['thinking.display']],
  [
    'an edit that keeps all thinking',
    { context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] } },
    ['context_management'],
  ],
  [
    'who may share a cache',
    { system: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral', scope: 'global' } }] },
    ['system[].cache_control.scope'],
  ],
])('%s cannot change the answer: it is left out and named', (_what, fields, ignored) => {
  expect(readBody(fields).ignored).toEqual(ignored);
});

test.each([
  ['max_tokens', { max_tokens: undefined }, 'invalid_value'],
  ['max_tokens', { max_tokens: 0 }, 'invalid_value'],
  ['max_tokens', { max_tokens: 1.5 }, 'invalid_value'],
  ['max_tokens', { max_tokens: '9' }, 'invalid_type'],
  ['model', { model: undefined }, 'invalid_type'],
  ['messages', { messages: undefined }, 'invalid_type'],
  ['messages', { messages: [] }, 'invalid_value'],
  ['messages[0]', { messages: ['Hi'] }, 'invalid_type'],
  ['messages[0].role', { messages: [{ role: 'tool', content: 'x' }] }, 'invalid_value'],
  ['messages[0].content', { messages: [{ role: 'user', content: 7 }] }, 'invalid_type'],
  ['messages[0].content[0]', { messages: [{ role: 'user', content: ['x'] }] }, 'invalid_type'],
  ['temperature', { temperature: 1.1 }, 'invalid_value'],
  ['top_p', { top_p: -1 }, 'invalid_value'],
  ['stop_sequences', { stop_sequences: 'END' }, 'invalid_type'],
  ['stop_sequences', { stop_sequences: [''] }, 'invalid_value'],
  ['service_tier', { service_tier: 'flex' }, 'invalid_value'],
  ['thinking.type', { thinking: { type: 'deep' } }, 'invalid_value'],
  ['thinking.budget_tokens', { thinking: { type: 'enabled', budget_tokens: 1023 } }, 'invalid_value'],
  ['output_config.effort', { output_config: { effort: 'none' } }, 'invalid_value'],
  ['output_config.format.type', { output_config: { format: { type: 'json', schema: {} } } }, 'invalid_value'],
  ['output_config.format.schema', { output_config: { format: { type: 'json_schema' } } }, 'invalid_type'],
  ['system[0].type', { system: [{ type: 'image' }] }, 'unsupported_field'],
  ['cache_control.ttl', { cache_control: { type: 'ephemeral', ttl: '2h' } }, 'invalid_value'],
  ['cache_control.type', { cache_control: { type: 'for ever' } }, 'invalid_value'],
  ['mcp_servers', { mcp_servers: [{ type: 'url', url: 'https://x' }] }, 'unsupported_field'],
  ['container', { container: 'c' }, 'unsupported_field'],
  ['inference_geo', { inference_geo: 'us' }, 'unsupported_field'],
  [
    'context_management',
    { context_management: { edits: [{ type: 'clear_tool_uses_20250919' }] } },
    'unsupported_field',
  ],
  [
    'context_management',
    {
      context_management: {
        edits: [{ type: 'clear_thinking_20251015', keep: { type: 'thinking_turns', value: 1 } }],
      },
    },
    'unsupported_field',
  ],
  ['thread', { thread: { type: 'create' } }, 'thread_unsupported_request'],
  ['fallbacks', { fallbacks: ['x'] }, 'unsupported_field'],
  ['compaction', { compaction: { type: 'summarize' } }, 'unsupported_field'],
  ['fallback_credit_token', { fallback_credit_token: 'x' }, 'unsupported_field'],
  [
    'messages[0].clear_at',
    {
      messages: [
        { role: 'system', content: 'x', clear_at: 'soon' },
        { role: 'user', content: 'Hi' },
      ],
    },
    'invalid_value',
  ],
])('%s is refused by its name', (param, fields, code) => {
  expect(refusalOf(fields)).toMatchObject({ param, code });
});

test('an answer that was begun is not continued', () => {
  const messages = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: '{' },
  ];
  expect(refusalOf({ messages })).toMatchObject({ code: 'unsupported_field', param: 'messages[1].role' });
});

test('every problem is in one error', () => {
  const { message } = refusalOf({ max_tokens: 0, temperature: 7, container: 'c' });
  for (const param of ['max_tokens', 'temperature', 'container']) expect(message).toContain(`${param}: `);
});

test('a request to count tokens needs no limit', () => {
  const body = { model: 'auto', messages: [{ role: 'user', content: 'Hi' }] };
  expect(readCountRequest(body, {}).request).not.toHaveProperty('maxTokens');
});

describe('headers', () => {
  test.each(KNOWN_BETAS)('the beta %s is left out in silence, whatever its date', (beta) => {
    expect(
      readBody({}, { 'anthropic-beta': [`${beta}-2025-01-02`, `${beta}-20260101`] }).ignored,
    ).toBeUndefined();
  });

  test('unknown betas are named by their header, without their text', () => {
    const headers = { 'anthropic-beta': ['effort-2025-11-24, secret-1', 'other-2030-01-01'] };
    expect(readBody({}, headers).ignored).toEqual(['anthropic-beta[]']);
  });

  test.each(['2023-06-01', '2026-10-21'])('the version %s of the protocol is taken', (version) => {
    expect(() => readBody({}, { 'anthropic-version': [version] })).not.toThrow();
  });

  test('the version whose streams have no named events is refused', () => {
    expect(refusalOf({}, { 'anthropic-version': ['2023-01-01'] })).toMatchObject({
      code: 'invalid_value',
      param: 'anthropic-version',
    });
  });
});
