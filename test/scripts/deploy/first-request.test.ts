import { firstAnswerInWords, firstRequest } from '../../../scripts/deploy/first-request';

const ASKED = { baseUrl: 'https://a1.execute-api.us-east-1.amazonaws.com/live/v1', model: 'qwen' };

const answer = (ok: boolean, text: string, headers: Readonly<Record<string, string>> = {}) => ({
  ok,
  status: ok ? 200 : 403,
  text,
  headers,
});

let clock = 0;
const ask = (send: Parameters<typeof firstRequest>[1]) =>
  firstRequest(ASKED, send, () => {
    clock += 250;
    return clock;
  });

test('the request goes to the chat endpoint of the lane, and names the model', async () => {
  const sent: (readonly [string, unknown])[] = [];
  await ask(async (url, body) => {
    sent.push([url.href, JSON.parse(body).model]);
    return answer(true, '{}');
  });
  expect(sent).toEqual([[`${ASKED.baseUrl}/chat/completions`, 'qwen']]);
});

test('an answer is told with the model that gave it, and its time', async () => {
  const found = await ask(async () => answer(true, '{}', { 'x-model': 'llama' }));
  expect(firstAnswerInWords(found, ASKED, 'bank')).toMatch(/answered by llama in 250 ms/);
});

test('an error of the API is told with its code and its sentence', async () => {
  const error = { error: { code: 'unknown_caller', message: 'Who are you?' } };
  const found = await ask(async () => answer(false, JSON.stringify(error)));
  expect(found).toEqual({ kind: 'refused', status: 'unknown_caller', says: 'Who are you?' });
});

test('an error that is not of the API is told as it came', async () => {
  const found = await ask(async () => answer(false, '<html>', { 'x-amzn-errortype': 'ForbiddenException' }));
  expect(found).toEqual({ kind: 'refused', status: 'ForbiddenException', says: '<html>' });
});

test('where the API is not reached, the way in is printed, and no stack trace', async () => {
  const found = await ask(() =>
    Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
  );
  const words = firstAnswerInWords(found, ASKED, 'bank');
  expect(words).toMatch(/not made\. .*\(ENOTFOUND\)[\s\S]*ways-in\.md[\s\S]*curl https/);
});
