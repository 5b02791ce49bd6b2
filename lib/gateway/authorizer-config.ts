import {
  type AuthorizerConfig,
  readAuthorizerConfig,
} from '../../lambda/authorizer/config/authorizer-config';
import { lanesOf, lanesOfCaller, routeTable } from '../../policy/route-table';
import { type Bearer, isBearerLane } from '../config/bearer';
import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import { policyOf } from '../policy-of';
import { KEY_SET_OBJECT } from '../security/caller-credentials';
import { invokePatterns } from './invoke-patterns';
import { API_KEYS_TABLE, KEY_SET_BUCKET } from './variable-names';

/**
 * What the authorizer knows: the callers with a bearer credential, and for each the bearer lanes on which the
 * route table answers some request of it. It goes through the authorizer's own parser.
 */
export function authorizerConfigFor(deployment: Deployment, bearer: Bearer): AuthorizerConfig {
  const policy = policyOf(deployment);
  const table = routeTable(policy);
  const all = lanesOf(policy);
  const lanes = all.filter((lane) => isBearerLane(deployment, lane));
  const signed = all.filter((lane) => !lanes.includes(lane));
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
