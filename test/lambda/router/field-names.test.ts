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
