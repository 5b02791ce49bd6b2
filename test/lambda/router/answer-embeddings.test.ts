import type { RouterModel } from '../../../lambda/router/config/router-config';
import { digestOf, testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { MISTRAL, QWEN, RESTRICTED_SESSION, routerConfig } from './support/router-config';

const embedder = (model: RouterModel, name: string, vectors = 'v'): RouterModel =>
  ({
    ...model,
    name,
    task: 'embedding',
    maxOutputTokens: 0,
    embedding: { vectors, dimensions: [2] },
  }) as RouterModel;
const NEAR = embedder(QWEN, 'near');
const TWIN = embedder(QWEN, 'twin');
const FAR = embedder(MISTRAL, 'far', 'w');

function router(models: RouterModel[] = [NEAR, QWEN], changes: Parameters<typeof testRouter>[1] = {}) {
  const fake = fakeHosts();
  const tested = testRouter(routerConfig({ models }), { hosts: fake.hosts, ...changes });
  const embed = (body: object, more: Parameters<typeof tested.ask>[0] = {}) =>
    tested.ask({ path: '/v1/embeddings', body: { model: 'auto', ...body }, ...more });
  return { ...fake, ...tested, embed };
}

test('texts are answered with OpenAI’s list of embeddings', async () => {
  const { embed } = router();
  const answer = await embed({ input: ['a', 'bcd'] });
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({
    object: 'list',
    data: [
      { object: 'embedding', index: 0, embedding: [1, 0] },
      { object: 'embedding', index: 1, embedding: [3, 1] },
    ],
    model: 'near',
    usage: { prompt_tokens: 2, total_tokens: 2 },
  });
});

test('the headers say which model embedded, and how far the texts travelled', async () => {
  const { headers } = await router().embed({ input: 'a' });
  expect(headers).toMatchObject({ 'x-model': 'near', 'x-boundary': 'account', 'cache-control': 'no-store' });
});

test('a header names what was left out of the request', async () => {
  const { headers } = await router().embed({ input: 'a', tags: ['x'], input_type: 'search_query' });
  expect(headers['x-dropped']).toBe('tags, input_type');
});

test('the decision record says that it was about embeddings, with a digest of the texts', async () => {
  const { decision } = await router().embed({ input: ['a', 'b'] });
  expect(decision).toMatchObject({
    task: 'embedding',
    order: ['near'],
    promptDigest: digestOf(JSON.stringify(['a', 'b'])),
  });
});

test('the decision record of a chat request says that it was about chat', async () => {
  const { decision } = await router().ask();
  expect(decision).toMatchObject({ task: 'chat', order: ['qwen'] });
});

test('a refused request leaves a record with its task', async () => {
  const { decision } = await router().embed({ input: [1, 2] });
  expect(decision).toMatchObject({ task: 'embedding', refusal: 'unsupported_field' });
});

test.each([
  ['one string', 'my card 4111 1111 1111 1111'],
  ['one of several', ['nothing', 'my card 4111 1111 1111 1111']],
])('I1: a card number in %s raises the class of the request', async (_, input) => {
  const { embed, embedded } = router([FAR]);
  const { status, decision } = await embed({ input });
  expect(status).toBe(403);
  expect(decision).toMatchObject({ dataClass: { detected: 'restricted' }, refusal: 'class_not_served' });
  expect(embedded).toEqual([]);
});

test('I2: the class of a request decides which model may see its texts', async () => {
  const { embed, embedded } = router([FAR, NEAR]);
  await embed({ input: 'a' }, { headers: { 'x-data-class': ['public'] } });
  expect(embedded.map(({ model }) => model)).toEqual(['far']);
  const restricted = await embed({ input: 'a' }, { principal: RESTRICTED_SESSION });
  expect(restricted.json().error.code).toBe('use_sealed_lane');
  expect(embedded).toHaveLength(1);
});

test('I8: texts go beyond the account after the decision was accepted, and not without it', async () => {
  const records = { accept: async () => Promise.reject(new Error('full')) };
  const { embed, embedded } = router([FAR], { records });
  expect((await embed({ input: 'a' })).json().error.code).toBe('audit_unavailable');
  expect(embedded).toEqual([]);
});

test('I8: vectors of a model inside the account do not leave without the decision record', async () => {
  const records = { accept: async () => Promise.reject(new Error('full')) };
  const answer = await router([NEAR], { records }).embed({ input: 'a' });
  expect(answer.status).toBe(503);
  expect(answer.text).not.toContain('embedding"');
});

test('I9: a model with the same vectors answers for one that fails, and a header says so', async () => {
  const broken = { ...embedder(QWEN, 'broken'), fallbacks: ['twin'] };
  const { headers, outcome } = await router([broken, TWIN]).embed({ model: 'broken', input: 'a' });
  expect(headers).toMatchObject({ 'x-model': 'twin', 'x-substituted-for': 'broken' });
  expect(outcome).toMatchObject({ attempts: [{ model: 'broken', reason: 'failed' }, { model: 'twin' }] });
});

test('I9: a model with other vectors does not, whatever fails', async () => {
  const { embed, embedded } = router([embedder(QWEN, 'broken'), FAR]);
  const { status, decision } = await embed({ input: 'a' });
  expect(status).toBe(503);
  expect(embedded.map(({ model }) => model)).toEqual(['broken']);
  expect(decision).toMatchObject({
    candidates: [{}, { model: 'far', kept: false, reason: 'other-vectors' }],
  });
});

test('I7: neither log lines nor records hold a text or a vector', async () => {
  const { embed, log, records } = router();
  await embed({ input: ['canary-text'] });
  expect(JSON.stringify([log, records])).not.toContain('canary');
  expect(JSON.stringify([log, records])).not.toContain('[11,0]');
});

test('the log line and the outcome count tokens', async () => {
  const { embed, log } = router();
  const { outcome } = await embed({ input: ['a', 'b', 'c'] });
  expect(outcome).toMatchObject({ outcome: 'complete', inputTokens: 3, outputTokens: 0 });
  expect(log.at(-1)).toMatchObject({ event: 'request', status: 200, model: 'near', inputTokens: 3 });
});

test('a field that changes nothing here is named in a header', async () => {
  const { headers } = await router().embed({ input: 'a', input_type: 'search_query' });
  expect(headers['x-dropped']).toBe('input_type');
});
