import {
  type APIGatewayClient,
  GetAuthorizersCommand,
  GetRestApiCommand,
  GetStagesCommand,
  paginateGetBasePathMappings,
  paginateGetDeployments,
  paginateGetDomainNames,
  paginateGetUsagePlans,
} from '@aws-sdk/client-api-gateway';
import type { Claim } from '../../../../lib/proof/claim';
import { apiClaim, type FoundApi } from '../../../../lib/proof/live/strangers/found-api';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import { apart } from '../../../../lib/proof/live/strangers/unread';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import { orUnread } from './or-unread';

/** Looks for what leads to the API of the deployment, or changes how it answers, without a stack. */
export async function strangersAtApi(own: Own, { apiGateway }: Pick<Account, 'apiGateway'>): Promise<Claim> {
  const [api] = idsOf(own, 'AWS::ApiGateway::RestApi');
  if (api === undefined) return apiClaim(own, {}, []);
  const looks = Object.entries(LOOKS).map(([what, look]) =>
    orUnread('api', `the ${what} of API ${api}`, async () => [what, await look(api, apiGateway)] as const),
  );
  const { read, unread } = apart(await Promise.all(looks));
  return apiClaim(own, Object.fromEntries(read), unread);
}

type Look = (restApiId: string, client: APIGatewayClient) => Promise<readonly string[]>;

const LOOKS: { readonly [K in keyof FoundApi]: Look } = {
  deployments: async (restApiId, client) =>
    (await allPages(paginateGetDeployments({ client }, { restApiId }), ({ items }) => items)).flatMap(
      ({ id }) => id ?? [],
    ),
  stages: async (restApiId, client) =>
    ((await client.send(new GetStagesCommand({ restApiId }))).item ?? []).flatMap(
      ({ stageName }) => stageName ?? [],
    ),
  authorizers: async (restApiId, client) =>
    ((await client.send(new GetAuthorizersCommand({ restApiId }))).items ?? []).flatMap(({ id }) => id ?? []),
  endpoints: async (restApiId, client) =>
    (await client.send(new GetRestApiCommand({ restApiId }))).endpointConfiguration?.vpcEndpointIds ?? [],
  usagePlans: async (restApiId, client) =>
    (await allPages(paginateGetUsagePlans({ client }, {}), ({ items }) => items))
      .filter(({ apiStages = [] }) => apiStages.some(({ apiId }) => apiId === restApiId))
      .flatMap(({ id }) => id ?? []),
  domains: domainsOf,
};

async function domainsOf(api: string, client: APIGatewayClient): Promise<readonly string[]> {
  const domains = await allPages(paginateGetDomainNames({ client }, {}), ({ items }) => items);
  const found: string[] = [];
  for (const { domainName, domainNameId } of domains) {
    const pages = paginateGetBasePathMappings({ client }, { domainName, domainNameId });
    const mappings = await allPages(pages, ({ items }) => items);
    if (mappings.some(({ restApiId }) => restApiId === api)) found.push(domainName ?? '');
  }
  return found;
}
