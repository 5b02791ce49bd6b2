import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * Models are called with signatures, never with bearer tokens. A token is not bound to a role's session or to a
 * network, so a stolen token works anywhere. The second statement prevents the creation of long-lived keys.
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
