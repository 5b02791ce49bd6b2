import { sceneWith } from './against';

test.each(['Users', 'Groups'])('a policy that is attached to %s is undecided', (property) => {
  const Properties = { [property]: ['someone'], PolicyDocument: { Statement: [] } };
  expect(() => sceneWith({ Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties } })).toThrow(
    'attached to users or groups',
  );
});

test.each(['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'])(
  '%s on a role that is not in the templates is undecided',
  (type) => {
    const Properties = { Roles: ['imported'], RoleName: 'imported', PolicyDocument: { Statement: [] } };
    expect(() => sceneWith({ Policy: { Type: type, Properties } })).toThrow('role imported');
  },
);

test('a deployment without a guardrail has none, and one is known by its ARN', () => {
  expect(sceneWith({}).guardrail).toBeUndefined();
  expect(sceneWith({ One: { Type: 'AWS::Bedrock::Guardrail' } }).guardrail).toBe(
    'arn:aws:bedrock:us-east-1:111122223333:guardrail/⟦stack/One⟧',
  );
});

test('which of two guardrails counts is undecided', () => {
  const guardrail = { Type: 'AWS::Bedrock::Guardrail' };
  expect(() => sceneWith({ One: guardrail, Two: guardrail })).toThrow(
    'the templates have more than one guardrail',
  );
});
