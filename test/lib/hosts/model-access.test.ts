import type { Template } from 'aws-cdk-lib/assertions';
import { BEDROCK, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';
import { inferenceOf, text } from './inference-template';

const { template } = inferenceOf(deploymentWith([VLLM, SAGEMAKER, BEDROCK]));

/** Statements of the one policy attached to a lane's role. */
function statementsOf(lane: 'Open' | 'Sealed', from: Template = template) {
  const policies = Object.values(from.findResources('AWS::IAM::ManagedPolicy'))
    .map(({ Properties }) => Properties)
    .filter(({ Roles }) => text(Roles).includes(`Roles${lane}Lane`));
  expect(policies).toHaveLength(1);
  return policies[0]?.PolicyDocument.Statement as {
    Sid: string;
    Effect: string;
    Action: unknown;
    Resource: unknown;
  }[];
}
const actions = (statements: { Action: unknown }[]) => statements.flatMap(({ Action }) => Action as string[]);

test('I3: an explicit deny covers all of Bedrock for the sealed lane', () => {
  expect(statementsOf('Sealed')).toContainEqual({
    Sid: 'NoBedrock',
    Effect: 'Deny',
    Action: ['bedrock-mantle:*', 'bedrock:*'],
    Resource: '*',
  });
});

test('I3: the sealed lane has no Bedrock permission, the guardrail included', () => {
  const allowed = statementsOf('Sealed').filter(({ Effect }) => Effect === 'Allow');
  expect(actions(allowed).filter((action) => action.startsWith('bedrock'))).toEqual([]);
});

test('I4: both lanes may call the SageMaker model, and no other endpoint', () => {
  for (const lane of ['Open', 'Sealed'] as const) {
    const endpoints = statementsOf(lane).filter(({ Action }) => text(Action).includes('InvokeEndpoint'));
    expect(endpoints.map(({ Resource }) => Resource)).toEqual([
      'arn:aws:sagemaker:eu-central-1:111122223333:endpoint/test-middle',
    ]);
  }
});

test('the open lane may apply this guardrail, and decrypt with its key', () => {
  const [apply] = statementsOf('Open').filter(({ Sid }) => Sid === 'ApplyGuardrail');
  const [read] = statementsOf('Open').filter(({ Sid }) => Sid === 'ReadGuardrail');
  expect(text(apply?.Resource)).toContain('GuardrailArn');
  expect(text(read?.Resource)).toContain('KeysData');
});

test('no lane is allowed anything on every resource', () => {
  const allowed = [...statementsOf('Open'), ...statementsOf('Sealed')].filter(
    ({ Effect }) => Effect === 'Allow',
  );
  expect(allowed.filter(({ Resource }) => Resource === '*')).toEqual([]);
});

test('a lane that the deployment does not have gets no policy', () => {
  const hostedOnly = inferenceOf(deploymentWith([BEDROCK])).template;
  hostedOnly.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
});
