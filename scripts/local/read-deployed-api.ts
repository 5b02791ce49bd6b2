import type { SynthesizedStack } from './assembly/read-assembly';
import { type RouterFunction, readRouterFunction } from './assembly/router-functions';
import { resourcesOf } from './assembly/template';
import { type RestApi, readRestApi } from './gateway/rest-api';
import { LocalRunError } from './local-run-error';

/** The API of a synthesized deployment and the routers behind it. */
export interface DeployedApi {
  readonly api: RestApi;
  readonly routers: readonly RouterFunction[];
}

/** Reads both from the one stack that has a REST API. */
export function readDeployedApi(stacks: readonly SynthesizedStack[]): DeployedApi {
  const stack = stacks.find(({ template }) => resourcesOf(template, 'AWS::ApiGateway::RestApi').length > 0);
  if (!stack) throw new LocalRunError('None of the synthesized stacks has an API.');
  const api = readRestApi(stack.template);
  const functionIds = new Set(api.routes.map((route) => route.functionId));
  return { api, routers: [...functionIds].map((id) => readRouterFunction(stack, id)) };
}
