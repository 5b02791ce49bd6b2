import { BEDROCK_MODEL_IDS, bedrockAbilities } from '../../../../lib/config/facts/bedrock';
import facts from '../../../../lib/config/facts/bedrock-models.json';
import modelsFile from '../../../../lib/config/facts/models.json';
import { ABILITY_NAMES, type Ability } from '../../../../policy/ability';

const ENTRIES = facts.abilities.map((entry) => [entry.abilities.join(' and '), entry] as const);

test.each(ENTRIES)(
  'what Bedrock models have of %s names its source and its day',
  (_name, { source, date }) => {
    expect(source.length).toBeGreaterThan(20);
    expect(date).toMatch(/^2026-\d\d-\d\d$/);
  },
);

test.each(ENTRIES)(
  'what Bedrock models have of %s is said of models that a deployment can name',
  (_name, entry) => {
    expect(entry.models.filter((id) => !BEDROCK_MODEL_IDS.includes(id))).toEqual([]);
    expect(entry.abilities.filter((ability) => !ABILITY_NAMES.includes(ability as Ability))).toEqual([]);
  },
);

test.each(BEDROCK_MODEL_IDS)('%s has no ability that Converse has no field for', (id) => {
  const absent: readonly Ability[] = ['seed', 'penalties', 'logprobs', 'completions', 'vllm-fields'];
  expect(bedrockAbilities(id).filter((ability) => absent.includes(ability))).toEqual([]);
});

test.each(BEDROCK_MODEL_IDS)('%s is forced to call tools only if it calls tools', (id) => {
  const abilities = bedrockAbilities(id);
  expect(abilities.includes('tools') || !abilities.includes('forced-tools')).toBe(true);
});

test.each([
  ['anthropic.claude-haiku-4-5-20251001-v1:0', 'images', true],
  ['anthropic.claude-haiku-4-5-20251001-v1:0', 'documents', true],
  ['openai.gpt-oss-120b-1:0', 'tools', true],
  ['openai.gpt-oss-120b-1:0', 'images', false],
  // The router makes them a part of the prompt.
  ['openai.gpt-oss-120b-1:0', 'text-documents', true],
  // In whole answers alone: Bedrock refuses their tools in ConverseStream.
  ['meta.llama4-scout-17b-instruct-v1:0', 'tools', true],
  ['meta.llama3-3-70b-instruct-v1:0', 'tools', true],
  ['meta.llama3-3-70b-instruct-v1:0', 'json-schema', false],
  ['deepseek.r1-v1:0', 'tools', false],
  ['google.gemma-3-12b-it', 'tools', false],
  ['amazon.nova-micro-v1:0', 'images', false],
  // By the arguments of a tool that it must call.
  ['amazon.nova-pro-v1:0', 'json-schema', true],
  ['amazon.nova-pro-v1:0', 'json', true],
  // By the schema alone: nothing makes it call a tool.
  ['qwen.qwen3-32b-v1:0', 'json-schema', true],
  ['qwen.qwen3-32b-v1:0', 'json', false],
  ['anthropic.claude-fable-5', 'forced-tools', false],
  ['openai.gpt-5.6-sol', 'documents', false],
  ['a.model-without-facts', 'tools', false],
] as const)('%s, %s: %p', (id, ability, has) => {
  expect(bedrockAbilities(id).includes(ability)).toBe(has);
});

test('each ability of the engine is one of ours', () => {
  expect(modelsFile.engineAbilities.filter((one) => !ABILITY_NAMES.includes(one as Ability))).toEqual([]);
});
