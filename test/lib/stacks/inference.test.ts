import { Match, Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../../lib/assembly/app';
import { planOf } from '../../../lib/plan/plan';
import { FoundationStack } from '../../../lib/stacks/foundation';
import { inferenceOf } from '../hosts/inference-template';
import { BEDROCK, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

const HYBRID = deploymentWith([VLLM, SAGEMAKER, BEDROCK]);
const { stack, template, foundation } = inferenceOf(HYBRID);

test('I10: the inference stack adds nothing to what the foundation owns', () => {
  const alone = new FoundationStack(createApp({ bundling: false }), { plan: planOf(HYBRID) });
  expect(foundation.toJSON().Resources).toEqual(Template.fromStack(alone).toJSON().Resources);
});

test('the stack creates no role, and adds no inline policy to one', () => {
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('the stack creates no bucket, key, log group or security group: those outlive models', () => {
  for (const type of ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::EC2::SecurityGroup']) {
    template.resourceCountIs(type, 0);
  }
});

test('a first deploy that fails on SageMaker quota can be rolled back: the protected load balancer is created last', () => {
  const [loadBalancer] = Object.values(
    template.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Properties: {
        LoadBalancerAttributes: Match.arrayWith([{ Key: 'deletion_protection.enabled', Value: 'true' }]),
      },
    }),
  );
  const [endpoint] = Object.keys(template.findResources('AWS::SageMaker::Endpoint'));
  expect(loadBalancer?.DependsOn).toContain(endpoint);
});

test('every self-hosted model has an address, and no Bedrock model does', () => {
  expect(Object.keys(stack.addresses)).toEqual(['small', 'middle']);
});

test('every model has metrics', () => {
  expect(Object.keys(stack.metrics)).toEqual(['small', 'middle', 'large']);
});

test('a hosted-only deployment runs no compute of its own', () => {
  const hostedOnly = inferenceOf(deploymentWith([BEDROCK])).template.toJSON().Resources;
  const types = new Set(Object.values<{ Type: string }>(hostedOnly).map(({ Type }) => Type));
  expect([...types].sort()).toEqual([
    'AWS::Bedrock::Guardrail',
    'AWS::Bedrock::GuardrailVersion',
    'AWS::IAM::ManagedPolicy',
  ]);
});

test('I11: the same deployment gives the same template, byte for byte', () => {
  const again = inferenceOf(deploymentWith([VLLM, SAGEMAKER, BEDROCK])).template;
  expect(JSON.stringify(again.toJSON())).toBe(JSON.stringify(template.toJSON()));
});
