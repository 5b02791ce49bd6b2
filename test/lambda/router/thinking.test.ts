import type { RouterModel } from '../../../lambda/router/config/router-config';
import type { DecisionRecord } from '../../../lambda/router/records/decision-record';
import type { OutcomeRecord } from '../../../lambda/router/records/outcome-record';
import { asksToThink, REASONING_EFFORTS } from '../../../policy/thinking';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { LLAMA, QWEN, routerConfig } from './support/router-config';

type Thinking = NonNullable<RouterModel['thinking']>;

const thinking = (choice: Thinking['choice'], more: Partial<Thinking> = {}): RouterModel => ({
  ...QWEN,
  thinking: { choice, byDefault: 'on', ...more },
});

async function ask(models: RouterModel[], body: object = {}, model = 'qwen') {
  const fake = fakeHosts();
  const answer = await testRouter(routerConfig({ models }), { hosts: fake.hosts }).ask({
    body: { model, messages: [{ role: 'user', content: 'Hi' }], ...body },
  });
  const { candidates = [] } = (answer.decision ?? {}) as Partial<DecisionRecord>;
  const thought = (answer.outcome as Partial<OutcomeRecord> | undefined)?.thinking;
  return { ...answer, candidates, thought, sent: fake.calls[0]?.call.request };
}

const EFFORTS = [...REASONING_EFFORTS];
const ASKING = EFFORTS.filter(asksToThink);
const NOT_ASKING = EFFORTS.filter((effort) => !asksToThink(effort));

test('none and minimal switch thinking off, and every other effort on', () => {
  expect(NOT_ASKING).toEqual(['none', 'minimal']);
});

test.each(EFFORTS)('a model whose callers decide takes reasoning_effort %s', async (effort) => {
  const { status, thought } = await ask([thinking('caller')], { reasoning_effort: effort });
  expect([status, thought]).toEqual([200, asksToThink(effort) ? 'on' : 'off']);
});

test.each(ASKING)('a model that thinks before every answer takes reasoning_effort %s', async (effort) => {
  expect((await ask([thinking('on')], { reasoning_effort: effort })).status).toBe(200);
});

test.each(NOT_ASKING)('a model that does not think takes reasoning_effort %s', async (effort) => {
  expect((await ask([thinking('off')], { reasoning_effort: effort })).status).toBe(200);
});

test.each([
  ...NOT_ASKING.map((effort) => [thinking('on'), effort, 'qwen thinks before every answer'] as const),
  ...ASKING.map((effort) => [thinking('off'), effort, 'qwen does not think'] as const),
  ...EFFORTS.map((effort) => [QWEN, effort, 'whether it thinks is not known'] as const),
])('I12: %j is not called with reasoning_effort %s, and the error says why', async (model, effort, words) => {
  const { status, json, sent } = await ask([model], { reasoning_effort: effort });
  expect([status, sent]).toEqual([400, undefined]);
  expect(json().error).toMatchObject({
    code: 'invalid_value',
    param: 'reasoning_effort',
    message: expect.stringContaining(words),
  });
});

test('auto passes over a model that does not think, and the record says why', async () => {
  const thinker: RouterModel = { ...LLAMA, thinking: { choice: 'caller', byDefault: 'off' } };
  const { headers, candidates } = await ask([thinking('off'), thinker], { reasoning_effort: 'low' }, 'auto');
  expect(headers['x-model']).toBe('llama');
  expect(candidates[0]).toMatchObject({
    kept: false,
    reason: 'refuses-setting',
    words: 'qwen does not think, so it takes no reasoning_effort low',
  });
});

test.each([
  [thinking('on'), 'on'],
  [thinking('off'), 'off'],
  [thinking('caller', { byDefault: 'on' }), 'on'],
  [thinking('caller', { byDefault: 'off' }), 'off'],
  [QWEN, null],
])('%j, asked without an effort, leaves thinking: %s in the record', async (model, expected) => {
  expect((await ask([model])).thought).toBe(expected);
});

const CLAUDE = { refuses: ['temperature', 'top_p'] as ('temperature' | 'top_p')[], fewestTokens: 1025 };
const long = (model: RouterModel): RouterModel => ({ ...model, maxOutputTokens: 4096 });

test.each([
  ['temperature', { temperature: 0 }],
  ['top_p', { top_p: 0.5 }],
])('a model that takes no %s while it thinks is not called with one', async (param, setting) => {
  const model = thinking('caller', { byDefault: 'off', ...CLAUDE });
  const thinks = await ask([model], { ...setting, reasoning_effort: 'low' });
  expect([thinks.status, thinks.json().error.param]).toEqual([400, param]);
  expect((await ask([model], { ...setting, reasoning_effort: 'none' })).status).toBe(200);
});

test('a setting at its default is left out while a model thinks, and sent while it does not', async () => {
  const model = long(thinking('caller', { byDefault: 'off', ...CLAUDE }));
  const sent = (effort: string) => ask([model], { temperature: 1, reasoning_effort: effort });
  expect((await sent('low')).sent).not.toHaveProperty('temperature');
  expect((await sent('none')).sent).toHaveProperty('temperature', 1);
});

test.each(['max_tokens', 'max_completion_tokens'])(
  'a limit that thinking alone would use up is refused by its name, %s',
  async (name) => {
    const model = long(thinking('caller', { byDefault: 'off', ...CLAUDE }));
    const short = await ask([model], { [name]: 1024, reasoning_effort: 'high' });
    expect([short.status, short.json().error.param]).toEqual([400, name]);
    expect(short.json().error.message).toContain('1025 tokens or more');
    expect((await ask([model], { [name]: 1025, reasoning_effort: 'high' })).status).toBe(200);
    expect((await ask([model], { [name]: 1024, reasoning_effort: 'none' })).status).toBe(200);
  },
);

test('a request without a limit of its own leaves room to think', async () => {
  const model = long(thinking('on', { byDefault: 'off', ...CLAUDE }));
  expect((await ask([model])).status).toBe(200);
});
