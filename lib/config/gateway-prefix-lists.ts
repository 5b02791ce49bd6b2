import type { Deployment } from './deployment';
import { regionFacts } from './facts/regions';

/** The prefix lists of a deployment's gateway endpoints, from its file or from the facts about its region. */
export function gatewayPrefixLists(deployment: Pick<Deployment, 'region' | 'network'>): {
  readonly s3: string;
  readonly dynamodb: string;
} {
  const lists = deployment.network.gatewayPrefixLists ?? regionFacts(deployment.region).gatewayPrefixLists;
  if (!lists)
    throw new Error(`no prefix lists known for ${deployment.region}; state network.gatewayPrefixLists`);
  return { s3: lists.s3, dynamodb: lists.dynamodb };
}
