import type { aws_ec2 as ec2, aws_kms as kms, aws_lambda as lambda } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ROUTER_CONFIG_FILE, type RouterConfig } from '../../lambda/router/config/router-config';
import type { PolicyRow } from '../plan/permission';
import type { LaneIdentity } from '../resources/foundation-resources';
import type { LaneRouter } from '../resources/gateway-resources';
import { handlerBundle } from './handler-bundle';
import { IsolatedFunction } from './isolated-function';
import { ROUTER_CONCURRENCY } from './reserved-concurrency';
import { ROUTER_TIMEOUT_SECONDS } from './router-limits';

export interface RouterFunctionProps {
  readonly config: RouterConfig;
  /** What the Lambda service does with the role. */
  readonly servicePolicy: PolicyRow;
  /** Deploy-time values only; see router-environment.ts. */
  readonly environment: Readonly<Record<string, string>>;
  readonly identity: LaneIdentity;
  readonly vpc: ec2.IVpc;
  /** Encrypts the environment and the dead letters' topic. */
  readonly encryptionKey: kms.IKey;
}

/** One lane's router, with the lane's configuration beside its code. */
export class RouterFunction extends IsolatedFunction implements LaneRouter {
  constructor(scope: Construct, id: string, { config, ...props }: RouterFunctionProps) {
    super(scope, id, {
      ...props,
      description: `Router of the ${config.lane} lane of ${config.deployment}`,
      code: routerBundle(config),
      memoryMb: 1024,
      timeoutSeconds: ROUTER_TIMEOUT_SECONDS,
      concurrency: ROUTER_CONCURRENCY,
    });
  }
}

/** The deployed package of one lane's router. */
export function routerBundle(configuration: RouterConfig): lambda.Code {
  return handlerBundle({
    handler: 'router',
    configuration,
    configurationFile: ROUTER_CONFIG_FILE,
    readsDocuments: true,
  });
}
