/** The credentials that sign a request. `sessionToken` is set for role sessions, as always in Lambda. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Environment variables, passed as an argument so that a test can pass its own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The credentials that Lambda puts into the function's environment. Lambda starts a new execution environment long
 * before they expire, so the function reads them once and never refreshes them.
 */
export function credentialsFrom(environment: Environment): AwsCredentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error(
      'no AWS credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set, as Lambda sets them',
    );
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}
