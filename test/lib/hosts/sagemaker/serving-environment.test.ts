import type { ServingParsers } from '../../../../lib/config/self-hosted/serving-parsers';
import { servingVocabulary } from '../../../../lib/config/self-hosted/vocabulary';
import { servingEnvironment } from '../../../../lib/hosts/sagemaker/serving-environment';

const SERVING = { servedName: 'small', contextTokens: 8192, gpuCount: 1 };
const chat = (parsers: ServingParsers) => ({ task: 'chat', maxOutputTokens: 1024, parsers }) as const;
const PARSER_VARIABLES = [
  'SM_VLLM_REASONING_PARSER',
  'SM_VLLM_ENABLE_AUTO_TOOL_CHOICE',
  'SM_VLLM_TOOL_CALL_PARSER',
];

test('a model that reasons starts with its reasoning parser', () => {
  const environment = servingEnvironment({ ...SERVING, serves: chat({ reasoning: 'qwen3' }) });
  expect(environment.SM_VLLM_REASONING_PARSER).toBe('qwen3');
  expect(environment).not.toHaveProperty('SM_VLLM_TOOL_CALL_PARSER');
});

test('a model that calls tools starts with its tool parser, and with the flag it needs', () => {
  expect(servingEnvironment({ ...SERVING, serves: chat({ tools: 'hermes' }) })).toMatchObject({
    SM_VLLM_ENABLE_AUTO_TOOL_CHOICE: 'true',
    SM_VLLM_TOOL_CALL_PARSER: 'hermes',
  });
});

test('a model that chats reports how much of a prompt came from its cache', () => {
  const environment = servingEnvironment({ ...SERVING, serves: chat({}) });
  expect(environment.SM_VLLM_ENABLE_PROMPT_TOKENS_DETAILS).toBe('true');
});

test.each(PARSER_VARIABLES)('a model without parsers starts without %s', (variable) => {
  expect(servingEnvironment({ ...SERVING, serves: chat({}) })).not.toHaveProperty(variable);
});

test('a model whose vocabulary is staged beside its weights finds it there', () => {
  const vocabulary = servingVocabulary({
    weights: { source: 'openai/gpt-oss-20b' },
  });
  expect(servingEnvironment({ ...SERVING, serves: chat({}), vocabulary }).TIKTOKEN_ENCODINGS_BASE).toBe(
    '/opt/ml/model',
  );
});

test('a model that needs no vocabulary is told of none', () => {
  expect(servingEnvironment({ ...SERVING, serves: chat({}) })).not.toHaveProperty('TIKTOKEN_ENCODINGS_BASE');
});

test('weights that embed start with the pooling runner, and with the lengths of vectors that callers may choose', () => {
  const serves = { task: 'embedding', dimensions: [1024, 256] } as const;
  const environment = servingEnvironment({ ...SERVING, serves });
  expect(environment.SM_VLLM_RUNNER).toBe('pooling');
  expect(environment.SM_VLLM_HF_OVERRIDES).toBe('{"matryoshka_dimensions":[1024,256]}');
  expect(environment).not.toHaveProperty('SM_VLLM_OVERRIDE_GENERATION_CONFIG');
});
