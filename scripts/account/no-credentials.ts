import type { Missing } from './missing';

/** What to do about missing, expired or foreign AWS credentials; undefined for any other error. */
export function noCredentials(error: unknown, region: string): Missing | undefined {
  const { name, message } = error as Error;
  if (![...NONE, ...NOT_TAKEN].includes(name)) return undefined;
  const elsewhere = NOT_TAKEN.includes(name)
    ? ` AWS also answers so where ${region} is not enabled for the account, and to credentials of another partition.`
    : '';
  return {
    words: `There are no usable AWS credentials (${message.split('\n')[0]}). Set AWS_PROFILE to a profile of the account.${elsewhere}`,
    commands: [
      'aws configure list-profiles',
      'aws sso login --profile "$AWS_PROFILE"',
      `export AWS_PROFILE AWS_REGION=${region}`,
      `aws sts get-caller-identity --region ${region}`,
    ],
  };
}

const NONE = ['CredentialsProviderError', 'ExpiredToken', 'ExpiredTokenException', 'RequestExpired'];

/** Answers of the services to a key that they do not know in this region ("Common errors", EC2 and IAM references, 2026-11). */
const NOT_TAKEN = ['AuthFailure', 'InvalidClientTokenId', 'OptInRequired', 'UnrecognizedClientException'];
