import { ROLE, routerConfig, SESSION } from '../lambda/router/support/router-config';
import { startTappedRouter, type TappedRouter } from './tapped-router';

let tapped: TappedRouter;
beforeAll(async () => {
  tapped = await startTappedRouter();
});
afterAll(() => tapped.close());

/** Two callers who may use every model. */
const CONFIG = routerConfig({
  callers: [
    { name: 'claims', floor: 'public', models: 'all', principals: [ROLE] },
    { name: 'billing', floor: 'public', models: 'all', principals: [ROLE.replace('claims', 'billing')] },
  ],
});
const BILLING = SESSION.replace('claims', 'billing');

/** The body of the last call to this host. */
const bodyAt = (host: 'vllm' | 'sagemaker' | 'bedrock') =>
  tapped.simulators[host].calls.at(-1)?.body as Readonly<Record<string, unknown>>;

/** What this host is sent for a request of this principal, by a router that has just started. */
async function sentTo(host: 'vllm' | 'sagemaker' | 'bedrock', principal: string, model: string) {
  const body = { model, messages: [{ role: 'user', content: 'Hi' }] };
  const { status, text } = await tapped.router(CONFIG).ask({ principal, body });
  expect([status, text]).toEqual([200, expect.any(String)]);
  return bodyAt(host);
}

describe.each([
  ['vllm', 'qwen'],
  ['sagemaker', 'llama'],
] as const)('on %s', (host, model) => {
  test('a caller keeps its prefix cache from one router to the next', async () => {
    const first = (await sentTo(host, SESSION, model)).cache_salt;
    expect(first).toEqual(expect.any(String));
    expect((await sentTo(host, SESSION, model)).cache_salt).toBe(first);
  });

  test('another caller does not share it', async () => {
    const own = (await sentTo(host, SESSION, model)).cache_salt;
    expect((await sentTo(host, BILLING, model)).cache_salt).not.toBe(own);
  });

  test('the host does not learn who the caller is', async () => {
    expect(JSON.stringify(await sentTo(host, SESSION, model))).not.toMatch(/claims/);
  });
});

test('Bedrock, which has no such field, is sent none', async () => {
  expect(JSON.stringify(await sentTo('bedrock', SESSION, 'mistral'))).not.toMatch(/salt/i);
});
