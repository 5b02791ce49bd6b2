import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * A model is called with a signature and never with a bearer token: a token is not bound to a role's session or
 * to a network, and whoever finds it can use it. The second statement stops long-lived keys from being made.
 */
export const noBearerTokens: PolicyBuilder = () => ({
  name: 'no-bearer-tokens',
  purpose: 'models are called with signatures, never with bearer tokens or API keys',
  policy: denying(
    {
      Sid: 'DenyCallsWithBearerTokens',
      Action: [
        'bedrock:CallWithBearerToken',
        'bedrock-mantle:CallWithBearerToken',
        'sagemaker:CallWithBearerToken',
      ],
      Resource: '*',
    },
    {
      Sid: 'DenyMakingBedrockApiKeys',
      Action: ['iam:CreateServiceSpecificCredential'],
      Resource: '*',
      Condition: {
        StringEqualsIfExists: { 'iam:ServiceSpecificCredentialServiceName': ['bedrock.amazonaws.com'] },
      },
    },
  ),
});
