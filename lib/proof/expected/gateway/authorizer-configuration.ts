import type { AuthorizerConfig } from '../../../../lambda/authorizer/config/authorizer-config';
import { lanesOfCaller } from '../../../../policy/route-table';
import { isBearerLane } from '../../../config/bearer';
import type { Basis } from '../basis';
import { requestsOf } from './paths';

/** The configuration that the authorizer must have, every field of it; `undefined`: there is no authorizer. */
export function authorizerConfiguration(basis: Basis): AuthorizerConfig | undefined {
  const { deployment, dnsSuffix, lanes, table } = basis;
  const { account, bearer, callers, region } = deployment;
  if (!bearer) return undefined;
  const bearerLanes = lanes.filter((lane) => isBearerLane(deployment, lane));
  return {
    version: 1,
    deployment: deployment.name,
    account,
    region,
    dnsSuffix,
    oidc: bearer.oidc && {
      issuer: bearer.oidc.issuer,
      audience: bearer.oidc.audience,
      audienceClaim: bearer.oidc.audienceClaim,
      callerClaim: bearer.oidc.callerClaim,
      tokenType: bearer.oidc.tokenType,
      maxLifetimeMinutes: bearer.oidc.maxLifetimeMinutes,
      keySet: { bucketVariable: 'KEY_SET_BUCKET', key: 'jwks.json' },
    },
    apiKeys: bearer.apiKeys ? { tableVariable: 'API_KEYS_TABLE' } : undefined,
    routes: bearerLanes.map((lane) => ({
      lane,
      requests: [...requestsOf(lane, [])],
      ownRequests: [...requestsOf(lane, bearerLanes)],
    })),
    cacheSeconds: bearer.cacheSeconds,
    signedRequests: lanes
      .filter((lane) => !bearerLanes.includes(lane))
      .flatMap((lane) => requestsOf(lane, bearerLanes)),
    callers: callers
      .filter(({ tokens, apiKeys }) => tokens.length > 0 || apiKeys)
      .map(({ name, tokens, apiKeys }) => ({
        name,
        tokens,
        apiKeys,
        lanes: lanesOfCaller(table, name).filter((lane) => bearerLanes.includes(lane)),
      })),
  };
}
