import { LANES } from '../../policy/lane';
import { isBearerLane } from '../config/bearer';
import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';
import type { Need } from './need';
import { routesOf, STAGE } from './routes';
import type { Routing } from './routing';

/** What clients may call through the execute-api endpoint: the lanes of the deployment, by what each lane takes. */
export function apiNeeds({ deployment, lanes }: Routing): readonly Need[] {
  const bearer = lanes.filter((lane) => isBearerLane(deployment, lane));
  return [
    ...(bearer.length < lanes.length ? [signedCalls(deployment)] : []),
    ...(bearer.length > 0 ? [bearerCalls(deployment)] : []),
  ];
}

/**
 * Known exception: callers are admitted by account and not by role. Which principals may call is for the API's
 * resource policy and the router's list of callers, which answer a stranger with an OpenAI-shaped error (I12).
 * The API's id is not known here, so the policy names this account's APIs in this region: nobody's else can be
 * reached through this endpoint.
 */
function signedCalls(deployment: Deployment): Need {
  return {
    who: 'api-client',
    caller: { accounts: [...new Set([deployment.account, ...deployment.clients.accounts])] },
    service: 'execute-api',
    permission: {
      sid: 'CallTheApi',
      effect: 'Allow',
      actions: ['execute-api:Invoke'],
      resources: [arnIn(deployment, 'execute-api', '*')],
      through: ['execute-api'],
    },
  };
}

/**
 * Known exception: a request with a bearer credential has no principal IAM knows, so the endpoint admits anybody
 * to exactly the methods of the lanes that take one, on APIs of this account and region. The authorizer is what
 * tells callers from strangers there.
 */
function bearerCalls(deployment: Deployment): Need {
  const routes = LANES.filter((lane) => isBearerLane(deployment, lane)).flatMap(routesOf);
  return {
    who: 'api-client',
    caller: { anyone: 'a bearer credential is no IAM principal; the authorizer knows whose it is' },
    service: 'execute-api',
    permission: {
      sid: 'CallBearerLanes',
      effect: 'Allow',
      actions: ['execute-api:Invoke'],
      resources: routes.map(({ method, path }) =>
        arnIn(deployment, 'execute-api', `*/${STAGE}/${method}${path}`),
      ),
      through: ['execute-api'],
    },
  };
}
