import {
  type AuthorizerConfig,
  readAuthorizerConfig,
} from '../../lambda/authorizer/config/authorizer-config';
import { lanesOfCaller } from '../../policy/route-table';
import { type Bearer, isBearerLane } from '../config/bearer';
import { regionFacts } from '../config/facts/regions';
import { invokePatterns } from '../plan/invoke-patterns';
import { KEY_SET_OBJECT } from '../plan/names';
import type { Plan } from '../plan/plan';
import { API_KEYS_TABLE, KEY_SET_BUCKET } from './variable-names';

/**
 * The configuration of the authorizer: the callers with a bearer credential, and for each the bearer lanes on which
 * the route table allows some request of the caller. The authorizer's own parser validates it.
 */
export function authorizerConfigFor(plan: Plan, bearer: Bearer): AuthorizerConfig {
  const { deployment, table } = plan;
  const lanes = plan.lanes.filter((lane) => isBearerLane(deployment, lane));
  const signed = plan.lanes.filter((lane) => !lanes.includes(lane));
  return readAuthorizerConfig({
    version: 1,
    deployment: deployment.name,
    account: deployment.account,
    region: deployment.region,
    dnsSuffix: regionFacts(deployment.region).dnsSuffix,
    oidc: bearer.oidc && {
      ...bearer.oidc,
      keySet: { bucketVariable: KEY_SET_BUCKET, key: KEY_SET_OBJECT },
    },
    apiKeys: bearer.apiKeys ? { tableVariable: API_KEYS_TABLE } : undefined,
    routes: lanes.map((lane) => ({
      lane,
      requests: invokePatterns(lane),
      ownRequests: invokePatterns(lane, lanes),
    })),
    cacheSeconds: bearer.cacheSeconds,
    signedRequests: signed.flatMap((lane) => invokePatterns(lane, lanes)),
    callers: deployment.callers
      .filter(({ tokens, apiKeys }) => tokens.length > 0 || apiKeys)
      .map(({ name, tokens, apiKeys }) => ({
        name,
        tokens,
        apiKeys,
        lanes: lanesOfCaller(table, name).filter((lane) => lanes.includes(lane)),
      })),
  });
}
