import type { Lane } from '../../policy/lane';
import { isBearerLane } from '../config/bearer';
import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';
import { invokePatterns } from './invoke-patterns';
import type { Need } from './need';
import { STAGE } from './routes';
import type { Routing } from './routing';

/** The calls that the execute-api endpoint admits: to each lane, with the kind of credential that the lane accepts. */
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
 * Known exception: the endpoint admits callers by account and not by role. The API's resource policy and the router's
 * list of callers decide which principals may call, and answer all others with an error that every client reads (I12). The
 * id of the API is not known here, so the row names all APIs of this account and region. APIs of other accounts stay
 * unreachable through this endpoint.
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
 * Known exception: a request with a bearer credential has no IAM principal. The endpoint therefore admits every
 * request to the lanes that accept bearer credentials, on APIs of this account and region. The authorizer identifies
 * the caller.
 */
function bearerCalls(deployment: Deployment, bearer: readonly Lane[]): Need {
  return {
    who: 'api-client',
    caller: { anyone: 'a bearer credential has no IAM principal; the authorizer identifies the caller' },
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

/**
 * The paths of the open lane include those of the sealed lane. This row denies unsigned requests to the lanes that
 * require a signature.
 */
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
