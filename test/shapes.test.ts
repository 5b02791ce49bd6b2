import type { DeploymentInput } from '../lib/config/deployment';
import { readDeployment } from '../lib/config/read-deployment';
import { prove } from '../lib/proof/prove';
import { synthesizedSubject } from '../scripts/prove/synthesized-subject';
import sandbox from './fixtures/deployments/sandbox';

// A deployment starts hosted-only, becomes hybrid and ends sealed by changing its list of models only. A hosted-only
// one must also list restricted data as unserved, because no model may answer it.

const [vllm, sagemaker, ...bedrock] = sandbox.models as [
  DeploymentInput['models'][number],
  ...DeploymentInput['models'],
];
const callers = sandbox.callers.slice(0, 1);

const SHAPES = {
  'hosted-only': { models: bedrock, unserved: ['restricted'] as const },
  hybrid: { models: sandbox.models, unserved: [] },
  sealed: { models: [vllm, sagemaker], unserved: [] },
};

function shaped(shape: keyof typeof SHAPES) {
  const { models, unserved } = SHAPES[shape];
  return readDeployment({ ...sandbox, callers, models, unserved: [...unserved] }, shape);
}

const subjects = Object.fromEntries(
  Object.keys(SHAPES).map((shape) => [shape, synthesizedSubject(shaped(shape as keyof typeof SHAPES))]),
);
const templatesOf = (shape: string) => JSON.stringify(subjects[shape]?.stacks);

test.each(Object.keys(SHAPES))('I4: router, IAM and network agree on a %s deployment', (shape) => {
  const subject = subjects[shape];
  expect(subject && prove(subject).claims.filter(({ holds }) => !holds)).toEqual([]);
});

test('a sealed deployment has no endpoint, no permission and no guardrail of Bedrock', () => {
  expect(templatesOf('sealed')).not.toMatch(/bedrock-runtime|AWS::Bedrock|bedrock:InvokeModel/);
});

test('a hosted-only deployment has no GPU, no weights, no images and no sealed lane', () => {
  expect(templatesOf('hosted-only')).not.toMatch(
    /AWS::ECS|AWS::SageMaker|AWS::AutoScaling::|AWS::ECR|"PathPart":"sealed"/,
  );
});
