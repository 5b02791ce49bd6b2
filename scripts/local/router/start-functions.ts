import type { RouterFunction } from '../assembly/router-functions';
import { StreamingFunction } from '../lambda/streaming-function';
import { functionName, type LocalCredentials, lambdaVariables } from './lambda-variables';
import { localValues, resolveVariables } from './local-values';

export interface FunctionsOptions {
  readonly routers: readonly RouterFunction[];
  readonly credentials: LocalCredentials;
  /** Where the `vllm` host is. */
  readonly vllmUrl: string;
  /** `AWS_ENDPOINT_URL_…` variables that lead AWS calls to the simulators. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly bootstrap: string;
  /** Each line a router prints. */
  onLog(router: string, line: string): void;
}

/** The routers of a deployment as functions that can be called, by logical id. */
export function startFunctions(options: FunctionsOptions): Readonly<Record<string, StreamingFunction>> {
  return Object.fromEntries(
    options.routers.map((router) => {
      const { config, folder, timeoutSeconds } = router;
      const name = functionName(config.deployment, config.lane);
      const started = new StreamingFunction({
        bootstrap: options.bootstrap,
        folder,
        timeoutSeconds,
        arn: `arn:aws:lambda:${config.region}:${config.account}:function:${name}`,
        variables: {
          ...resolveVariables(router.variables, localValues(config, options.vllmUrl)),
          ...lambdaVariables(router, options.credentials),
          ...options.endpoints,
        },
        onLog: (line) => options.onLog(name, line),
      });
      return [router.logicalId, started] as const;
    }),
  );
}
