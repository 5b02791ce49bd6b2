import { askFor } from '../../../../bench/wire/plan/answers';
import { routeOf } from '../../../../bench/wire/upstream/route';

const post = (path: string, header = 'host: x') => `POST ${path} HTTP/1.1\r\n${header}`;
const asking = (rest: string) => Buffer.from(`{"messages":[{"content":"Why? ${askFor('long')}"}]${rest}}`);

test.each([
  [
    'a chat completion',
    post('/v1/chat/completions'),
    asking(''),
    { of: 'openai', answer: 'long', stream: false },
  ],
  [
    'a streamed chat completion',
    post('/v1/chat/completions'),
    asking(',"stream":true'),
    { of: 'openai', answer: 'long', stream: true },
  ],
  [
    'Converse',
    post('/model/a.b%3A0/converse'),
    asking(''),
    { of: 'converse', answer: 'long', stream: false },
  ],
  [
    'ConverseStream',
    post('/model/a.b%3A0/converse-stream'),
    asking(''),
    { of: 'converse', answer: 'long', stream: true },
  ],
  ['a record', post('/', 'X-Amz-Target: Firehose_20150804.PutRecord'), Buffer.from('{}'), { of: 'firehose' }],
  ['a digest key', post('/', 'x-amz-target: TrentService.GenerateMac'), Buffer.from('{}'), { of: 'kms' }],
  ["a record of the floor's", post('/audit'), Buffer.from('{}'), { of: 'audit' }],
])('the upstream server recognises %s', (_, head, body, asked) => {
  expect(routeOf(head, body)).toEqual(asked);
});

test.each([
  ['an unknown path', post('/v1/embeddings'), asking('')],
  ['an unknown operation', post('/', 'x-amz-target: TrentService.Decrypt'), asking('')],
  ['a prompt that asks for no answer', post('/v1/chat/completions'), Buffer.from('{}')],
  ['another method', 'GET /v1/chat/completions HTTP/1.1', asking('')],
])('%s is for no service', (_, head, body) => {
  expect(routeOf(head, body)).toBeUndefined();
});
