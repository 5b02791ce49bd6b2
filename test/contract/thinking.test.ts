import type { RouterModel } from '../../lambda/router/config/router-config';
import { bedrockThinking, refusedSettings } from '../../lib/config/facts/bedrock';
import bedrockFile from '../../lib/config/facts/bedrock-models.json';
import modelsFile from '../../lib/config/facts/models.json';
import { weightsThinking } from '../../lib/config/self-hosted/thinking';
import { canThink, type ThinkingFacts } from '../../lib/config/thinking';
import { THINKING, type Thinking } from '../../policy/thinking';
import { LLAMA, MISTRAL, QWEN, routerConfig } from '../lambda/router/support/router-config';
import { startTappedRouter, type TappedRouter } from './tapped-router';

// What the catalogue says of each model's thinking, as calls to services that refuse what the real ones refuse.

let tapped: TappedRouter;
beforeAll(async () => {
  tapped = await startTappedRouter();
});
afterAll(() => tapped.close());

function told(facts: ThinkingFacts | undefined, choice: Thinking): NonNullable<RouterModel['thinking']> {
  if (!facts) throw new Error('nothing is known of its thinking');
  return JSON.parse(JSON.stringify({ ...facts, choice }));
}

async function ask(model: RouterModel, body: object = {}) {
  const { ask: send } = tapped.router(routerConfig({ models: [{ ...model, maxOutputTokens: 4096 }] }));
  return send({ body: { model: model.name, messages: [{ role: 'user', content: 'Hi' }], ...body } });
}

/** The outcome record that the audit stream accepted. */
const outcome = () =>
  tapped.passed
    .flatMap((each) => ('accepted' in each ? [each.accepted] : []))
    .find(({ schema }) => schema === 'hybrid-llm/outcome/1');

const bodyAt = (host: 'vllm' | 'sagemaker' | 'bedrock') =>
  tapped.simulators[host].calls.at(-1)?.body as Readonly<Record<string, unknown>>;

/** Each model of the catalogue, with each choice that it can take. */
const WEIGHTS = modelsFile.models.flatMap(({ source }) =>
  THINKING.filter((choice) =>
    canThink(weightsThinking({ weights: { source } }) as ThinkingFacts, choice),
  ).map((choice) => [source, choice] as const),
);
const BEDROCK = bedrockFile.thinking
  .flatMap(({ models }) => models)
  .flatMap((id) =>
    THINKING.filter((choice) => canThink(bedrockThinking(id) as ThinkingFacts, choice)).map(
      (choice) => [id, choice] as const,
    ),
  );

test.each(BEDROCK)('Bedrock takes a call to %s with thinking: %s', async (id, choice) => {
  const refuses = refusedSettings(id);
  const model = {
    ...{ ...MISTRAL, invokeId: id, thinking: told(bedrockThinking(id), choice) },
    ...(refuses.length > 0 && { refuses: [...refuses] }),
  } as RouterModel;
  const body = choice === 'caller' ? { reasoning_effort: 'high' } : {};
  expect((await ask(model, { temperature: 1, ...body })).status).toBe(200);
});

test.each(WEIGHTS)(
  'vLLM and SageMaker are told of %s with thinking: %s in the same words',
  async (source, choice) => {
    const thinking = told(weightsThinking({ weights: { source } }), choice);
    const body = choice === 'caller' ? { reasoning_effort: 'none' } : {};
    expect((await ask({ ...QWEN, thinking }, body)).status).toBe(200);
    expect((await ask({ ...LLAMA, thinking }, body)).status).toBe(200);
    const { chat_template_kwargs: onVllm } = bodyAt('vllm');
    const { chat_template_kwargs: onSagemaker } = bodyAt('sagemaker');
    expect(onSagemaker).toEqual(onVllm);
  },
);

test.each([
  ['on', true],
  ['off', false],
] as const)(
  'Qwen3 with thinking: %s is told so by the argument of its chat template',
  async (choice, value) => {
    await ask({ ...QWEN, thinking: told(weightsThinking({ weights: { source: 'Qwen/Qwen3-8B' } }), choice) });
    expect(bodyAt('vllm').chat_template_kwargs).toEqual({ enable_thinking: value });
  },
);

test('gpt-oss on vLLM is sent the effort that the caller asks for', async () => {
  const thinking = told(weightsThinking({ weights: { source: 'openai/gpt-oss-20b' } }), 'on');
  await ask({ ...QWEN, thinking }, { reasoning_effort: 'low' });
  expect(bodyAt('vllm').reasoning_effort).toBe('low');
});

test('thinking has its own place in the answer, and its tokens are in the usage and in the outcome record', async () => {
  const thinking = told(weightsThinking({ weights: { source: 'Qwen/Qwen3-8B' } }), 'caller');
  const { json } = await ask({ ...QWEN, thinking }, { reasoning_effort: 'high' });
  const { reasoning_tokens: tokens } = json().usage.completion_tokens_details;
  expect(tokens).toBeGreaterThan(0);
  expect(outcome()).toMatchObject({ thinking: 'on', reasoningTokens: tokens });
  const { message } = json().choices[0];
  expect(message.reasoning_content).toBe('a simulated thought');
  expect(message.content).not.toContain('a simulated thought');
});

test('a request that switches thinking off costs no tokens for it', async () => {
  const thinking = told(weightsThinking({ weights: { source: 'Qwen/Qwen3-8B' } }), 'caller');
  await ask({ ...QWEN, thinking }, { reasoning_effort: 'none' });
  expect(outcome()).toMatchObject({ thinking: 'off', reasoningTokens: null });
});
