import { organizationPolicies } from '../../../lib/organization/organization-policies';
import { deniedBy } from './denied-by';
import { policiesOf, sandbox, worldwide } from './policies-of';

const throughGlobalProfile = {
  action: 'bedrock:InvokeModel',
  resource: 'arn:aws:bedrock:::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0',
  context: {
    'aws:RequestedRegion': 'unspecified',
    'bedrock:InferenceProfileArn':
      'arn:aws:bedrock:us-east-1:111122223333:inference-profile/global.anthropic.claude-haiku-4-5-20251001-v1:0',
  },
};

test('if no class has a global ceiling, a global inference profile is denied', () => {
  expect(deniedBy(policiesOf(sandbox, 'no-global-profiles'), throughGlobalProfile)).toEqual([
    'DenyGlobalInferenceProfiles',
  ]);
});

test('a request for no region in particular that names no profile is denied too', () => {
  const call = { ...throughGlobalProfile, context: { 'aws:RequestedRegion': 'unspecified' } };
  expect(deniedBy(policiesOf(sandbox, 'no-global-profiles'), call)).toEqual(['DenyGlobalInferenceProfiles']);
});

test('a geographic profile is not a global one', () => {
  const context = {
    'aws:RequestedRegion': 'us-west-2',
    'bedrock:InferenceProfileArn': 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.a.b',
  };
  expect(deniedBy(policiesOf(sandbox, 'no-global-profiles'), { ...throughGlobalProfile, context })).toEqual(
    [],
  );
});

test('if a class has a global ceiling, the policy is left out, with the class as the reason', () => {
  expect(organizationPolicies(worldwide)).toContainEqual(
    expect.objectContaining({ name: 'no-global-profiles', leftOut: 'the ceiling of public is global' }),
  );
});
