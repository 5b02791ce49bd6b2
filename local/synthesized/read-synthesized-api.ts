import type { SynthesizedStack } from '../../lib/assembly/read-assembly';
import { resourcesOf } from '../../lib/assembly/template';
import { type RestApi, readRestApi } from '../gateway/rest-api';
import { LocalRunError } from '../local-run-error';
import {
  readAuthorizer,
  readRouter,
  type SynthesizedAuthorizer,
  type SynthesizedRouter,
} from './our-functions';

/** The API of a synthesized deployment and the functions behind it. */
export interface SynthesizedApi {
  readonly api: RestApi;
  readonly routers: readonly SynthesizedRouter[];
  /** Where a lane takes bearer credentials. */
  readonly authorizer?: SynthesizedAuthorizer;
}

/** Reads both from the one stack that has a REST API. */
export function readSynthesizedApi(stacks: readonly SynthesizedStack[]): SynthesizedApi {
  const stack = stacks.find(({ template }) => resourcesOf(template, 'AWS::ApiGateway::RestApi').length > 0);
  if (!stack) throw new LocalRunError('None of the synthesized stacks has an API.');
  const api = readRestApi(stack.template);
  const functionIds = new Set(api.routes.map((route) => route.functionId));
  const authorizerId = api.routes.find((route) => route.authorizerFunctionId)?.authorizerFunctionId;
  return {
    api,
    routers: [...functionIds].map((id) => readRouter(stack, id)),
    ...(authorizerId !== undefined && { authorizer: readAuthorizer(stack, authorizerId) }),
  };
}
