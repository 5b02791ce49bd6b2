import modelsFile from '../../../../lib/config/facts/models.json';
import { REASONING_PARSERS, TOOL_PARSERS } from '../../../../lib/config/self-hosted/parsers';
import { servingParsers } from '../../../../lib/config/self-hosted/serving-parsers';

const weightsOf = (source: string) => ({ weights: { source, revision: '0'.repeat(40) } });

test.each([
  ['Qwen/Qwen3-8B', { reasoning: 'qwen3', tools: 'hermes' }],
  ['openai/gpt-oss-20b', { reasoning: 'openai_gptoss', tools: 'openai' }],
  ['google/gemma-4-31B-it', { reasoning: 'gemma4', tools: 'gemma4' }],
  ['deepseek-ai/DeepSeek-R1-Distill-Llama-8B', { reasoning: 'deepseek_r1' }],
  ['Qwen/Qwen2.5-7B-Instruct', { tools: 'hermes' }],
  ['microsoft/phi-4', {}],
])('%s is served with the parsers the catalogue has for it', (source, parsers) => {
  expect(servingParsers(weightsOf(source))).toEqual(parsers);
});

test('DeepSeek-V3 does not reason, so it has no parser that would read its whole answer as reasoning', () => {
  expect(servingParsers(weightsOf('deepseek-ai/DeepSeek-V3'))).toEqual({ tools: 'deepseek_v3' });
});

test('weights the catalogue does not have start without parsers', () => {
  expect(servingParsers(weightsOf('our-bank/our-model'))).toEqual({});
});

test('the deployment names the parsers of weights that the catalogue does not have', () => {
  const parsers = { reasoning: 'glm47', tools: 'glm47' };
  expect(servingParsers({ ...weightsOf('our-bank/our-model'), parsers })).toEqual(parsers);
});

test('a parser that the deployment names replaces that of the catalogue, one at a time', () => {
  const named = { ...weightsOf('Qwen/Qwen3-8B'), parsers: { tools: 'qwen3_xml' } };
  expect(servingParsers(named)).toEqual({ reasoning: 'qwen3', tools: 'qwen3_xml' });
});

test('the value none turns a parser off', () => {
  const off = { ...weightsOf('Qwen/Qwen3-8B'), parsers: { reasoning: 'none', tools: 'none' } };
  expect(servingParsers(off)).toEqual({});
});

test.each(modelsFile.models.map((model) => [model.source, model] as const))(
  'the parsers of %s are parsers that vLLM has',
  (source) => {
    const { reasoning, tools } = servingParsers(weightsOf(source));
    expect(reasoning === undefined || REASONING_PARSERS.includes(reasoning)).toBe(true);
    expect(tools === undefined || TOOL_PARSERS.includes(tools)).toBe(true);
  },
);
