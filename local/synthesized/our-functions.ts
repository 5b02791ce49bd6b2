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
import { readSynthesizedFunction, type SynthesizedFunction } from './synthesized-function';

export type SynthesizedRouter = SynthesizedFunction<RouterConfig>;
export type SynthesizedAuthorizer = SynthesizedFunction<AuthorizerConfig>;

/** A router of the gateway stack. */
export function readRouter(stack: SynthesizedStack, logicalId: string): SynthesizedRouter {
  return readSynthesizedFunction(stack, logicalId, ROUTER_CONFIG_FILE, readRouterConfig);
}

/** The authorizer of the gateway stack. */
export function readAuthorizer(stack: SynthesizedStack, logicalId: string): SynthesizedAuthorizer {
  return readSynthesizedFunction(stack, logicalId, AUTHORIZER_CONFIG_FILE, readAuthorizerConfig);
}
