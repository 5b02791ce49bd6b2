import type { Deployment } from '../config/deployment';
import { arnIn } from '../security/arns';
import type { Need } from './need';

/**
 * Known exception: callers are admitted by account and not by role. Which principals may call is for the API's
 * resource policy and the router's list of callers, which answer a stranger with an OpenAI-shaped error (I12).
 * The API's id is not known here, so the policy names this account's APIs in this region: nobody's else can be
 * reached through this endpoint.
 */
export function apiNeed(deployment: Deployment): Need {
  return {
    who: 'api-client',
    caller: { accounts: [...new Set([deployment.account, ...deployment.clients.accounts])] },
    permission: {
      sid: 'CallTheApi',
      effect: 'Allow',
      service: 'execute-api',
      actions: ['execute-api:Invoke'],
      resources: [arnIn(deployment, 'execute-api', '*')],
    },
  };
}
