import { BEDROCK, BEDROCK_EU, deploymentWith, VLLM } from '../../network/fixture';
import { inferenceOf, only, text } from '../inference-template';

const { template } = inferenceOf(deploymentWith([BEDROCK]));
const guardrail = () => only(template, 'AWS::Bedrock::Guardrail');

test('I6: the guardrail is encrypted by the deployment’s own key', () => {
  expect(text(guardrail().KmsKeyArn)).toContain('KeysData');
});

test('I2: the guardrail processes text inside the region', () => {
  expect(guardrail().ContentPolicyConfig.ContentFiltersTierConfig.TierName).toBe('CLASSIC');
  expect(guardrail()).not.toHaveProperty('CrossRegionConfig');
});

test('every filter covers prompts and answers at the strength of the deployment', () => {
  const filters: { Type: string; InputStrength: string; OutputStrength: string }[] =
    guardrail().ContentPolicyConfig.FiltersConfig;
  const bothWays = filters.filter(({ Type }) => Type !== 'PROMPT_ATTACK');
  expect(bothWays).toHaveLength(5);
  for (const filter of bothWays) {
    expect(filter).toMatchObject({ InputStrength: 'HIGH', OutputStrength: 'HIGH' });
  }
});

test('the filter for hidden instructions covers prompts only', () => {
  expect(guardrail().ContentPolicyConfig.FiltersConfig).toContainEqual({
    Type: 'PROMPT_ATTACK',
    InputStrength: 'HIGH',
    OutputStrength: 'NONE',
  });
});

test('the routers name a published version, which no later edit changes', () => {
  template.resourceCountIs('AWS::Bedrock::GuardrailVersion', 1);
});

test('other policies get another version, and the version in use is retained', () => {
  const { template: stricter } = inferenceOf(
    deploymentWith([BEDROCK], { guardrail: { contentFilters: 'low' } }),
  );
  const [before] = Object.entries(template.findResources('AWS::Bedrock::GuardrailVersion'));
  const [after] = Object.entries(stricter.findResources('AWS::Bedrock::GuardrailVersion'));
  expect(after?.[0]).not.toBe(before?.[0]);
  expect(before?.[1]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('a deployment that gives a reason for having no guardrail has none', () => {
  const { stack, template: without } = inferenceOf(
    deploymentWith([BEDROCK], { guardrail: { none: 'Answers are checked by the application itself.' } }),
  );
  without.resourceCountIs('AWS::Bedrock::Guardrail', 0);
  expect(stack.guardrail).toBeUndefined();
});

test('a deployment without Bedrock models has no guardrail', () => {
  inferenceOf(deploymentWith([VLLM])).template.resourceCountIs('AWS::Bedrock::Guardrail', 0);
});

test('the metrics of a model with a profile are those of the profile', () => {
  const { stack } = inferenceOf(deploymentWith([BEDROCK_EU]));
  const metric = stack.metrics.frontier?.faults.toMetricConfig().metricStat;
  expect(metric?.dimensions).toEqual([
    { name: 'ModelId', value: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0' },
  ]);
});
