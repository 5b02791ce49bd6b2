import { isAcceptedBody } from '../../../local/gateway/request-model';

test.each([
  ['application/json', '{}', true],
  ['application/json; charset=utf-8', '[]', false],
  ['application/json', '', false],
  ['application/json', '{', false],
  [undefined, 'null', false],
  ['text/plain', 'hello', true],
])('a body sent as %s with text %j: accepted %s', (type, text, accepted) => {
  expect(isAcceptedBody({ 'content-type': type }, Buffer.from(text))).toBe(accepted);
});
