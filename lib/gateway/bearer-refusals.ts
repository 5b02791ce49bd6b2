import { GATEWAY_REFUSALS, type GatewayRefusal } from './gateway-responses';

/** The authorizer broke, or could not be called: the caller cannot tell these apart, and need not. */
const NOT_CHECKED: Omit<GatewayRefusal, 'responseType'> = {
  status: 503,
  retryAfterSeconds: 5,
  error: {
    type: 'server_error',
    code: 'credential_not_checked',
    message:
      'The credential could not be checked, so the request was refused. Send it again; if it stays so, tell the operator.',
  },
};

/** What the gateway says on lanes that take bearer credentials, in place of or beside what it says of signatures. */
const BEARER_REFUSALS: readonly GatewayRefusal[] = [
  {
    responseType: 'UNAUTHORIZED',
    status: 401,
    error: {
      type: 'authentication_error',
      code: 'invalid_credential',
      message:
        'The request carries no credential this deployment knows, or one that was revoked or has expired. Send `Authorization: Bearer` with a current API key or token; the request id leads the operator to the reason.',
    },
  },
  {
    responseType: 'ACCESS_DENIED',
    status: 403,
    error: {
      type: 'permission_error',
      code: 'access_denied',
      message:
        "This caller may not call this path from here. On a lane that takes bearer credentials, no model there may answer this caller: use the base URL of another lane, which for restricted data ends in /llm/sealed/v1. On a lane that takes signatures, the role needs execute-api:Invoke on the API, and its account must be the deployment's own or one of clients.accounts. Either way the request must come through the deployment's own VPC endpoint or one of clients.endpoints.",
    },
  },
  { ...NOT_CHECKED, responseType: 'AUTHORIZER_FAILURE' },
  { ...NOT_CHECKED, responseType: 'AUTHORIZER_CONFIGURATION_ERROR' },
];

/** Every refusal the gateway of a deployment can give. */
export function refusalsFor({ bearer }: { readonly bearer?: object }): readonly GatewayRefusal[] {
  if (!bearer) return GATEWAY_REFUSALS;
  const replaced = new Set(BEARER_REFUSALS.map(({ responseType }) => responseType));
  return [...GATEWAY_REFUSALS.filter(({ responseType }) => !replaced.has(responseType)), ...BEARER_REFUSALS];
}
