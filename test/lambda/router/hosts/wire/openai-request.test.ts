import { openAiRequest } from '../../../../../lambda/router/hosts/wire/openai-request';
import { said } from '../../support/said';

const messages = [said('system', 'be brief'), said('user', 'hello')] as const;
const model = { maxOutputTokens: 100 };

test('requests a stream with usage, and omits what the caller omitted, the limit of the answer included', () => {
  expect(openAiRequest({ messages }, model, { servedName: 'qwen' })).toEqual({
    model: 'qwen',
    messages: [
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'hello' },
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test('passes on what the caller requested', () => {
  const asked = { messages, temperature: 1.5, topP: 0.9, maxTokens: 20, stop: ['END'] };
  expect(openAiRequest(asked, model)).toMatchObject({
    temperature: 1.5,
    top_p: 0.9,
    max_tokens: 20,
    stop: ['END'],
  });
});

test('never requests more tokens than the deployment allows', () => {
  expect(openAiRequest({ messages, maxTokens: 1e9 }, model)).toMatchObject({ max_tokens: 100 });
});

test('names no model to a server that has only one', () => {
  expect(openAiRequest({ messages }, model)).not.toHaveProperty('model');
});
