import { checkOf, type Expectation } from '../../../../bench/wire/load/expectation';
import { ANSWER_ON, bytesOf } from '../../../../bench/wire/upstream/rendered-answers';

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream';
const streamed: Expectation = { wire: 'openai', speaks: 'openai', stream: true, answer: 'short' };
const whole: Expectation = { ...streamed, stream: false };
const calls: Expectation = { ...streamed, answer: 'short-call' };
const call: Expectation = { ...calls, stream: false };
const passed: Expectation = { wire: 'converse', speaks: 'unchanged', stream: true, answer: 'short' };
const calling = bytesOf(ANSWER_ON.openai('short-call', true)).toString();
const answer = bytesOf(ANSWER_ON.openai('short', true)).toString();

test.each([
  ['a streamed OpenAI answer', streamed],
  ['a whole OpenAI answer', whole],
  ['a streamed call of a tool', calls],
  ['a whole call of a tool', call],
  ['an answer of Bedrock that was passed on', passed],
])('%s is right', (_, expected) => {
  const body = bytesOf(ANSWER_ON[expected.wire](expected.answer, expected.stream));
  expect(checkOf(expected)(OK, body)).toBeUndefined();
});

test.each([
  ['another status', streamed, 'HTTP/1.1 502 Bad Gateway\r\nx: y', answer, /^HTTP\/1.1 502 Bad Gateway: /],
  ['no end', streamed, OK, answer.replace('data: [DONE]\n\n', ''), /no \[DONE\] at the end/],
  ['a lost event', streamed, OK, answer.replace(/data: .* model".*\n\n/, ''), /a text of \d+ characters/],
  ['a changed word', streamed, OK, answer.replace(' model"', ' muddle"'), /a text of \d+ characters/],
  ['a changed argument', calls, OK, calling.replace(' one"', ' two"'), /a text of \d+ characters/],
  ['an empty body', whole, OK, '', /a text of 0 characters/],
  [
    'a lost byte',
    passed,
    OK,
    bytesOf(ANSWER_ON.converse('short', true)).toString('latin1', 1),
    /bytes, expected/,
  ],
])('%s makes an answer wrong', (_, expected, head, body, words) => {
  expect(checkOf(expected)(head, Buffer.from(body, 'latin1'))).toMatch(words);
});
