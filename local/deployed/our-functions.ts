import {
  AUTHORIZER_CONFIG_FILE,
  type AuthorizerConfig,
  readAuthorizerConfig,
} from '../../lambda/authorizer/config/authorizer-config';
import {
  ROUTER_CONFIG_FILE,
  type RouterConfig,
  readRouterConfig,
} from '../../lambda/router/config/router-config';
import type { SynthesizedStack } from '../../lib/assembly/read-assembly';
import { type DeployedFunction, readDeployedFunction } from './deployed-function';

export type RouterFunction = DeployedFunction<RouterConfig>;
export type AuthorizerFunction = DeployedFunction<AuthorizerConfig>;

/** A router of the gateway stack. */
export function readRouterFunction(stack: SynthesizedStack, logicalId: string): RouterFunction {
  return readDeployedFunction(stack, logicalId, ROUTER_CONFIG_FILE, readRouterConfig);
}

/** The authorizer of the gateway stack. */
export function readAuthorizerFunction(stack: SynthesizedStack, logicalId: string): AuthorizerFunction {
  return readDeployedFunction(stack, logicalId, AUTHORIZER_CONFIG_FILE, readAuthorizerConfig);
}
