import type { RouterModel } from '../../../lambda/router/config/router-config';
import type { DecisionRecord } from '../../../lambda/router/records/decision-record';
import { ENDPOINTS as ROWS } from '../../../policy/endpoints';
import { EXTRA_NAMES, type Extra } from '../../../policy/extra';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { LLAMA, MISTRAL, QWEN, routerConfig } from './support/router-config';

const allowing = (model: RouterModel, ...extras: Extra[]): RouterModel => ({
  ...model,
  ...(extras.length > 0 && { extras }),
});
const without = (model: RouterModel): RouterModel => ({
  ...model,
  abilities: model.abilities.filter((ability) => ability !== 'vllm-fields'),
});

const HI = [{ role: 'user', content: 'Hi' }];
/** Every endpoint at which chat models answer, with a plain request. */
const ENDPOINTS = {
  '/v1/chat/completions': { messages: HI },
  '/v1/completions': { prompt: 'Hi' },
  '/v1/responses': { input: 'Hi' },
  '/v1/messages': { messages: HI, max_tokens: 100 },
};
const PATHS = Object.keys(ENDPOINTS) as (keyof typeof ENDPOINTS)[];
const [CHAT = '/v1/chat/completions'] = PATHS;

/** A text that is continued has no chat template, so no arguments of one either. */
const isRead = (path: string, fields: object) =>
  path !== '/v1/completions' || !('chat_template_kwargs' in fields);

test('every endpoint at which chat models answer is tried', () => {
  const chats = Object.values(ROWS).flatMap(({ path, task }) => (task === 'chat' ? [path] : []));
  expect([...PATHS].sort()).toEqual(chats.sort());
});

async function ask(models: RouterModel[], fields: object, model = 'auto', path = CHAT) {
  const fake = fakeHosts();
  const answer = await testRouter(routerConfig({ models }), { hosts: fake.hosts }).ask({
    path,
    body: { model, ...ENDPOINTS[path], ...fields },
  });
  const { candidates = [] } = (answer.decision ?? {}) as Partial<DecisionRecord>;
  return { ...answer, candidates, extras: fake.calls[0]?.call.request.extras };
}

/** Code and field of a refusal, in the form of either client. */
const faultOf = ({ error }: { error: { code?: string; param?: string; details?: Details } }) =>
  error.details ? [error.details.error_code, error.details.param] : [error.code, error.param];
interface Details {
  readonly error_code: string;
  readonly param: string;
}

test.each(PATHS)('at %s a field that the deployment allows for the model reaches it', async (path) => {
  const allowed = [allowing(QWEN, 'top_k', 'min_p')];
  const { status, extras } = await ask(allowed, { top_k: 5, min_p: 0.1 }, 'auto', path);
  expect([status, extras]).toEqual([200, { top_k: 5, min_p: 0.1 }]);
});

test('auto passes over each model that may not be sent the field, and the record gives the reason', async () => {
  const models = [allowing(QWEN, 'min_p'), without(MISTRAL), allowing(LLAMA, 'top_k')];
  const { headers, candidates } = await ask(models, { top_k: 5 });
  expect(headers['x-model']).toBe('llama');
  expect(candidates.slice(0, 2)).toMatchObject([
    {
      reason: 'lacks-ability',
      words: 'qwen may not be sent top_k, which extras in its deployment does not list',
    },
    { reason: 'lacks-ability', words: "mistral takes none of vLLM's own fields" },
  ]);
});

test('a model must be allowed to be sent all fields of the request', async () => {
  const { json } = await ask([allowing(QWEN, 'top_k'), allowing(LLAMA, 'min_p')], { top_k: 5, min_p: 0.1 });
  expect(json().error).toMatchObject({ code: 'model_lacks_ability', param: 'top_k' });
});

const SENT: Readonly<Partial<Record<Extra, unknown>>> = {
  bad_words: ['never'],
  stop_token_ids: [1],
  allowed_token_ids: [1],
  logit_bias: { '1': 1 },
  ignore_eos: true,
  skip_special_tokens: false,
  spaces_between_special_tokens: false,
  structured_outputs: { regex: 'a' },
  guided_json: {},
  guided_regex: 'a',
  guided_choice: ['a'],
  guided_grammar: 'a',
  chat_template_kwargs: { a: 1 },
  min_p: 0.5,
};

const NAMED = PATHS.flatMap((path) =>
  EXTRA_NAMES.filter((name) => isRead(path, { [name]: 1 })).map((name) => [path, name] as const),
);

test.each(NAMED)(
  'I12: at %s %s that no allowed model takes is refused by its name, and nothing is called',
  async (path, name) => {
    const others = EXTRA_NAMES.filter((other) => other !== name);
    const sent = { [name]: SENT[name] ?? 2 };
    const { status, json, extras } = await ask([allowing(QWEN, ...others)], sent, 'auto', path);
    expect([status, ...faultOf(json()), extras]).toEqual([400, 'model_lacks_ability', name, undefined]);
  },
);

test('the refusal names the models that take the field', async () => {
  const { json } = await ask([allowing(QWEN), allowing(LLAMA, 'top_k')], { top_k: 5 }, 'qwen');
  expect(json().error.message).toContain('Name a model that can: llama, auto');
});

const CARDS: readonly (readonly [string, object])[] = [
  ['an argument of the template', { chat_template_kwargs: { note: 'Card 4111 1111 1111 1111' } }],
  ['a choice', { guided_choice: ['Card 4111 1111 1111 1111', 'none'] }],
  ['a word that is not to be written', { bad_words: ['Card 4111 1111 1111 1111'] }],
];

const READ = PATHS.flatMap((path) =>
  CARDS.filter(([, fields]) => isRead(path, fields)).map(([what, fields]) => [path, what, fields] as const),
);

test.each(READ)('I1: at %s the detector reads %s', async (path, _what, fields) => {
  const { json } = await ask([allowing(QWEN, ...EXTRA_NAMES)], fields, 'auto', path);
  expect(faultOf(json())[0]).toBe('use_sealed_lane');
});

test('a card of a model says which of these fields it takes', async () => {
  const router = testRouter(routerConfig({ models: [allowing(QWEN, 'top_k'), MISTRAL] }));
  const { json } = await router.ask({ method: 'GET', path: '/v1/models' });
  const cards = json().data.filter(({ id }: { id: string }) => id !== 'auto');
  expect(cards).toMatchObject([{ id: 'qwen', extras: ['top_k'] }, { id: 'mistral' }]);
  expect(cards[1]).not.toHaveProperty('extras');
});
