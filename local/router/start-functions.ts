import type { DeployTimeValues } from '../../lib/plan/deploy-time-values';
import { LOCAL_BUCKET, LOCAL_TABLE } from '../gateway/local-bearers';
import { StreamingFunction } from '../lambda/streaming-function';
import type { SynthesizedAuthorizer, SynthesizedRouter } from '../synthesized/our-functions';
import type { SynthesizedFunction } from '../synthesized/synthesized-function';
import { authorizerName, type LocalCredentials, lambdaVariables, routerName } from './lambda-variables';
import { localValues, resolveVariables } from './local-values';

export interface FunctionsOptions {
  readonly routers: readonly SynthesizedRouter[];
  readonly authorizer?: SynthesizedAuthorizer;
  readonly credentials: LocalCredentials;
  /** The local replacements for what the inference stack would have made. */
  readonly values: DeployTimeValues;
  /** `AWS_ENDPOINT_URL_…` variables that lead AWS calls to the simulators. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly bootstrap: string;
  /** Each line a function prints. */
  onLog(name: string, line: string): void;
}

/** The functions of a deployment as functions that can be called, by logical id. */
export function startFunctions(options: FunctionsOptions): Readonly<Record<string, StreamingFunction>> {
  const { routers, authorizer, values } = options;
  const started = routers.map((router) =>
    start(
      router,
      routerName(router.config.deployment, router.config.lane),
      options,
      localValues(router.config, values),
    ),
  );
  if (authorizer) {
    started.push(
      start(authorizer, authorizerName(authorizer.config.deployment), options, dataOf(authorizer)),
    );
  }
  return Object.fromEntries(started);
}

function start(
  deployed: SynthesizedFunction<{ readonly region: string; readonly account: string }>,
  name: string,
  { bootstrap, credentials, endpoints, onLog }: FunctionsOptions,
  values: Readonly<Record<string, string>>,
): readonly [string, StreamingFunction] {
  const { config, folder, timeoutSeconds } = deployed;
  const running = new StreamingFunction({
    bootstrap,
    folder,
    timeoutSeconds,
    arn: `arn:aws:lambda:${config.region}:${config.account}:function:${name}`,
    variables: {
      ...resolveVariables(deployed.variables, values),
      ...lambdaVariables(deployed, name, credentials),
      ...endpoints,
    },
    onLog: (line) => onLog(name, line),
  });
  return [deployed.logicalId, running];
}

/** The local table and bucket that the authorizer checks credentials against. */
function dataOf({ config: { apiKeys, oidc } }: SynthesizedAuthorizer): Readonly<Record<string, string>> {
  return {
    ...(apiKeys && { [apiKeys.tableVariable]: LOCAL_TABLE }),
    ...(oidc && { [oidc.keySet.bucketVariable]: LOCAL_BUCKET }),
  };
}
