import type { Missing } from './missing';

/** What to do about missing or expired AWS credentials; undefined for any other error. */
export function noCredentials(error: unknown, region: string): Missing | undefined {
  const { name, message } = error as Error;
  if (!REFUSED.includes(name)) return undefined;
  return {
    words: `There are no usable AWS credentials (${message.split('\n')[0]}). Set AWS_PROFILE to a profile of the account.`,
    commands: [
      'aws configure list-profiles',
      'aws sso login --profile "$AWS_PROFILE"',
      `export AWS_PROFILE AWS_REGION=${region}`,
      `aws sts get-caller-identity --region ${region}`,
    ],
  };
}

const REFUSED = [
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
];
