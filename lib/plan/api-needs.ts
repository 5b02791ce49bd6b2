import type { Lane } from '../../policy/lane';
import { isBearerLane } from '../config/bearer';
import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';
import { invokePatterns } from './invoke-patterns';
import type { Need } from './need';
import { STAGE } from './routes';
import type { Routing } from './routing';

/** What clients may call through the execute-api endpoint: the lanes of the deployment, by what each lane takes. */
export function apiNeeds({ deployment, lanes }: Routing): readonly Need[] {
  const bearer = lanes.filter((lane) => isBearerLane(deployment, lane));
  const signed = lanes.filter((lane) => !bearer.includes(lane));
  return [
    ...(signed.length > 0 ? [signedCalls(deployment)] : []),
    ...(bearer.length > 0 ? [bearerCalls(deployment, bearer)] : []),
    ...(bearer.length > 0 && signed.length > 0 ? [onlySignedCalls(deployment, signed, bearer)] : []),
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
    caller: { accounts: knownAccounts(deployment) },
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
 * to the lanes that take one, on APIs of this account and region. The authorizer is what tells callers from
 * strangers there.
 */
function bearerCalls(deployment: Deployment, bearer: readonly Lane[]): Need {
  return {
    who: 'api-client',
    caller: { anyone: 'a bearer credential is no IAM principal; the authorizer knows whose it is' },
    service: 'execute-api',
    permission: {
      sid: 'CallBearerLanes',
      effect: 'Allow',
      actions: ['execute-api:Invoke'],
      resources: bearer.flatMap((lane) => requestsTo(deployment, invokePatterns(lane))),
      through: ['execute-api'],
    },
  };
}

/** Every path of the open lane contains those of the sealed lane; whoever did not sign is kept out of these. */
function onlySignedCalls(deployment: Deployment, signed: readonly Lane[], bearer: readonly Lane[]): Need {
  return {
    who: 'api-client',
    caller: { othersThan: knownAccounts(deployment) },
    service: 'execute-api',
    permission: {
      sid: 'CallSignedLanes',
      effect: 'Deny',
      actions: ['execute-api:Invoke'],
      resources: signed.flatMap((lane) => requestsTo(deployment, invokePatterns(lane, bearer))),
      through: ['execute-api'],
    },
  };
}

const knownAccounts = ({ account, clients }: Deployment) => [...new Set([account, ...clients.accounts])];

const requestsTo = (deployment: Deployment, patterns: readonly string[]) =>
  patterns.map((pattern) => arnIn(deployment, 'execute-api', `*/${STAGE}/${pattern}`));
