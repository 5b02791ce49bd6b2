import type { SynthesizedFunction } from '../synthesized/synthesized-function';

/** The credentials of a router on this machine. Only the simulators accept them. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What Lambda itself sets in a function's environment. */
export function lambdaVariables(
  { config, folder, handler, memoryMb }: SynthesizedFunction<{ readonly region: string }>,
  name: string,
  credentials: LocalCredentials,
): Readonly<Record<string, string>> {
  return {
    _HANDLER: handler,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_DEFAULT_REGION: config.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: config.region,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: folder,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}

/** The names of functions on this machine; CloudFormation names the deployed ones. */
export const routerName = (deployment: string, lane: string) => `${deployment}-router-${lane}`;
export const authorizerName = (deployment: string) => `${deployment}-authorizer`;
