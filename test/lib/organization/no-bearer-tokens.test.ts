import { deniedBy } from './denied-by';
import { policiesOf, sandbox } from './policies-of';

test.each(['bedrock', 'bedrock-mantle', 'sagemaker'])(
  'a call to %s with a bearer token is denied',
  (service) => {
    expect(
      deniedBy(policiesOf(sandbox, 'no-bearer-tokens'), { action: `${service}:CallWithBearerToken` }),
    ).toEqual(['DenyCallsWithBearerTokens']);
  },
);

test('a Bedrock API key cannot be created, a Git credential can', () => {
  const making = (service: string) =>
    deniedBy(policiesOf(sandbox, 'no-bearer-tokens'), {
      action: 'iam:CreateServiceSpecificCredential',
      context: { 'iam:ServiceSpecificCredentialServiceName': service },
    });
  expect(making('bedrock.amazonaws.com')).toEqual(['DenyMakingBedrockApiKeys']);
  expect(making('codecommit.amazonaws.com')).toEqual([]);
});
