import type { Lane } from '../../policy/lane';
import type { GatewayRefusal } from './gateway-responses';
import {
  baseUrls,
  bearerWords,
  byCredential,
  ends,
  howToAuthenticate,
  type LaneCredentials,
  SIGNATURE,
} from './lane-credentials';

/** The refusals about who is calling, and where: each says what the lanes it can come from take, and nothing else. */
export function laneRefusals(deployment: LaneCredentials): readonly GatewayRefusal[] {
  return [
    unsignedOrUnknown(deployment),
    unauthorized(deployment),
    invalidSignature(deployment),
    expiredToken(deployment),
    accessDenied(deployment),
    {
      responseType: 'RESOURCE_NOT_FOUND',
      status: 404,
      error: {
        type: 'invalid_request_error',
        code: 'not_found',
        message: `No such path. ${baseUrls(deployment)}`,
      },
    },
    {
      responseType: 'DEFAULT_4XX',
      error: {
        type: 'invalid_request_error',
        code: 'refused_by_gateway',
        message: `The gateway refused the request. Check method, path, headers and credential. ${howToAuthenticate(deployment)} The request id leads the operator to the access log.`,
      },
    },
    ...(byCredential(deployment).bearer.length > 0 ? NOT_CHECKED : []),
  ];
}

/**
 * API Gateway says this for a request without a signature, and for one to which no route belongs. Every path below
 * a lane has a route, so the second comes from outside of all lanes, such as the bare stage.
 */
function unsignedOrUnknown(deployment: LaneCredentials): GatewayRefusal {
  const { signed } = byCredential(deployment);
  const happened =
    signed.length > 0
      ? 'The request carries no signature where one is needed, or no lane has this path.'
      : 'No lane has this path.';
  return {
    responseType: 'MISSING_AUTHENTICATION_TOKEN',
    status: 403,
    error: {
      type: signed.length > 0 ? 'authentication_error' : 'invalid_request_error',
      code: signed.length > 0 ? 'unsigned_request_or_unknown_path' : 'unknown_path',
      message: `${happened} ${howToAuthenticate(deployment)}`,
    },
  };
}

/** Only an authorizer makes API Gateway say this. */
function unauthorized(deployment: LaneCredentials): GatewayRefusal {
  const { signed, bearer } = byCredential(deployment);
  if (bearer.length === 0) {
    return {
      responseType: 'UNAUTHORIZED',
      status: 401,
      error: {
        type: 'authentication_error',
        code: 'unauthenticated',
        message: `The request is not authenticated. ${howToAuthenticate(deployment)}`,
      },
    };
  }
  const elsewhere =
    signed.length > 0 ? ` Signatures are taken only where the base URL ends in ${ends(signed)}.` : '';
  return {
    responseType: 'UNAUTHORIZED',
    status: 401,
    error: {
      type: 'authentication_error',
      code: 'invalid_credential',
      message: `The request carries no credential this lane accepts, several of them, or one that was revoked or has expired. Send one credential that is current: ${bearerWords(deployment)}; the request id leads the operator to the reason.${elsewhere}`,
    },
  };
}

/** What API Gateway makes of any `Authorization` header it cannot verify as a signature: a bearer token too. */
function invalidSignature(deployment: LaneCredentials): GatewayRefusal {
  const { signed } = byCredential(deployment);
  const happened =
    signed.length > 0
      ? 'The signature does not fit the request, the clock that made it is off by more than five minutes, or the Authorization header holds no signature where one is needed.'
      : 'The Authorization header was read as a signature, because no lane has this path; no lane takes signatures.';
  return {
    responseType: 'INVALID_SIGNATURE',
    status: 403,
    error: {
      type: 'authentication_error',
      code: 'invalid_signature',
      message: `${happened} ${howToAuthenticate(deployment)}`,
    },
  };
}

function expiredToken(deployment: LaneCredentials): GatewayRefusal {
  const { signed } = byCredential(deployment);
  const next =
    signed.length > 0
      ? 'Get new credentials and sign again.'
      : `No lane takes signatures. ${howToAuthenticate(deployment)}`;
  return {
    responseType: 'EXPIRED_TOKEN',
    status: 403,
    error: {
      type: 'authentication_error',
      code: 'expired_credentials',
      message: `The AWS session the request is signed with has ended. ${next}`,
    },
  };
}

/**
 * The authorizer's policy, the API's own or an endpoint's refused. The endpoint's does so for a bearer credential
 * on a lane that takes signatures.
 */
function accessDenied(deployment: LaneCredentials): GatewayRefusal {
  const { signed, bearer } = byCredential(deployment);
  const reasons = [
    ...(bearer.length > 0 ? [noModel(bearer, deployment)] : []),
    ...(signed.length > 0 ? [notSignedByKnownRole(signed)] : []),
    "The request must come through the deployment's own VPC endpoint or one of clients.endpoints.",
  ];
  return {
    responseType: 'ACCESS_DENIED',
    status: 403,
    error: {
      type: 'permission_error',
      code: 'access_denied',
      message: `This caller may not call this path from here. ${reasons.join(' ')}`,
    },
  };
}

function noModel(bearer: readonly Lane[], { lanes }: LaneCredentials): string {
  const next =
    lanes.length > 1
      ? 'use the base URL of another lane, with the credential that lane takes'
      : 'an operator has to allow the caller a model';
  return `Where the base URL ends in ${ends(bearer)}, no model may answer this caller: ${next}.`;
}

const notSignedByKnownRole = (signed: readonly Lane[]): string =>
  `Where the base URL ends in ${ends(signed)}, the request must be signed (${SIGNATURE}) by a role with execute-api:Invoke on the API, whose account is the deployment's own or one of clients.accounts.`;

/** The authorizer broke, or could not be called: the caller cannot tell these apart, and need not. */
const NOT_CHECKED: readonly GatewayRefusal[] = ['AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR'].map(
  (responseType) => ({
    responseType,
    status: 503,
    retryAfterSeconds: 5,
    error: {
      type: 'server_error',
      code: 'credential_not_checked',
      message:
        'The credential could not be checked, so the request was refused. Send it again; if it stays so, tell the operator.',
    },
  }),
);
