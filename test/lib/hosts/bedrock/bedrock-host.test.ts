import { BEDROCK, BEDROCK_EU, deploymentWith, VLLM } from '../../network/fixture';
import { inferenceOf, only, text } from '../inference-template';

const { template } = inferenceOf(deploymentWith([BEDROCK]));
const guardrail = () => only(template, 'AWS::Bedrock::Guardrail');

test('I6: the guardrail is encrypted by the deployment’s own key', () => {
  expect(text(guardrail().KmsKeyArn)).toContain('KeysData');
});

test('I2: the guardrail judges inside the region', () => {
  expect(guardrail().ContentPolicyConfig.ContentFiltersTierConfig.TierName).toBe('CLASSIC');
  expect(guardrail()).not.toHaveProperty('CrossRegionConfig');
});

test('every filter works both ways at the strength the deployment chose', () => {
  const filters: { Type: string; InputStrength: string; OutputStrength: string }[] =
    guardrail().ContentPolicyConfig.FiltersConfig;
  const bothWays = filters.filter(({ Type }) => Type !== 'PROMPT_ATTACK');
  expect(bothWays).toHaveLength(5);
  for (const filter of bothWays) {
    expect(filter).toMatchObject({ InputStrength: 'HIGH', OutputStrength: 'HIGH' });
  }
});

test('instructions hidden in a prompt are looked for in prompts, where alone they can be', () => {
  expect(guardrail().ContentPolicyConfig.FiltersConfig).toContainEqual({
    Type: 'PROMPT_ATTACK',
    InputStrength: 'HIGH',
    OutputStrength: 'NONE',
  });
});

test('the routers name a published version, which no later edit changes', () => {
  template.resourceCountIs('AWS::Bedrock::GuardrailVersion', 1);
});

test('other policies are published under another version, and the one in use stays', () => {
  const { template: stricter } = inferenceOf(
    deploymentWith([BEDROCK], { guardrail: { contentFilters: 'low' } }),
  );
  const [before] = Object.entries(template.findResources('AWS::Bedrock::GuardrailVersion'));
  const [after] = Object.entries(stricter.findResources('AWS::Bedrock::GuardrailVersion'));
  expect(after?.[0]).not.toBe(before?.[0]);
  expect(before?.[1]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('a deployment that says why it has no guardrail has none', () => {
  const { stack, template: without } = inferenceOf(
    deploymentWith([BEDROCK], { guardrail: { none: 'Answers are checked by the application itself.' } }),
  );
  without.resourceCountIs('AWS::Bedrock::Guardrail', 0);
  expect(stack.guardrail).toBeUndefined();
});

test('a deployment without Bedrock models has no guardrail', () => {
  inferenceOf(deploymentWith([VLLM])).template.resourceCountIs('AWS::Bedrock::Guardrail', 0);
});

test('metrics of a model behind a profile are those of the profile', () => {
  const { stack } = inferenceOf(deploymentWith([BEDROCK_EU]));
  const metric = stack.metrics.frontier?.faults.toMetricConfig().metricStat;
  expect(metric?.dimensions).toEqual([
    { name: 'ModelId', value: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0' },
  ]);
});
