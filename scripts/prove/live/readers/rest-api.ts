import {
  type APIGatewayClient,
  GetRestApiCommand,
  type Integration,
  type Method,
  paginateGetResources,
  type Resource,
} from '@aws-sdk/client-api-gateway';
import type { FurtherResource } from '../../../../lib/proof/live/found-account';
import { NotRead } from '../../../../lib/proof/template/found-value';
import { allPages } from '../../../account/all-pages';
import { unlessAbsent } from '../../../account/unless-absent';
import { orNotRead } from '../not-read';
import type { Asked, Reader } from '../reader';
import { apiPolicy } from './api-policy';

/**
 * An API. CloudFormation compares what its template sets, but the policy, which API Gateway returns in other words. Every
 * path and every method that no template has is a further resource.
 */
export const restApi: Reader = {
  actions: ['apigateway:GET'],
  async read(asked) {
    const { account, physicalId: restApiId, compared } = asked;
    const client = account.apiGateway;
    const reading = compared();
    if (reading.kind === 'gone') return reading;
    const beyond = await orNotRead(`the paths and methods of API ${restApiId}`, () =>
      beyondTemplate(asked, client),
    );
    const more = beyond instanceof NotRead ? { furtherUnread: [beyond.reason] } : { further: beyond };
    if (reading.kind === 'unread') return { ...reading, ...more };
    const found = await unlessAbsent(client.send(new GetRestApiCommand({ restApiId })), 'NotFoundException');
    if (!found) return { kind: 'gone' };
    const changed = reading.kind === 'changed' ? reading.properties : {};
    const Policy = found.policy === undefined ? undefined : apiPolicy(found.policy, asked);
    return { kind: 'changed', properties: { ...changed, Policy }, ...more };
  },
};

async function beyondTemplate(
  { physicalId: RestApiId, isOwn, siblings, referred }: Asked,
  client: APIGatewayClient,
): Promise<readonly FurtherResource[]> {
  const pages = paginateGetResources({ client }, { restApiId: RestApiId, embed: ['methods'] });
  const paths = await allPages(pages, ({ items }) => items);
  const isRoot = ({ path }: Resource) => path === '/';
  // A method of the root refers to an attribute of the API itself.
  const own = siblings('AWS::ApiGateway::Method').map(
    ({ Properties: { ResourceId, HttpMethod } = {} }) => `${referred(ResourceId)} ${HttpMethod}`,
  );
  const isInTemplate = (path: Resource, method: string) =>
    own.includes(`${isRoot(path) ? RestApiId : path.id} ${method}`);
  return paths.flatMap((path): readonly FurtherResource[] => [
    ...(isRoot(path) || isOwn('AWS::ApiGateway::Resource', path.id ?? '')
      ? []
      : [
          {
            name: `path ${path.path} of API ${RestApiId}`,
            resource: {
              Type: 'AWS::ApiGateway::Resource',
              Properties: { RestApiId, ParentId: path.parentId, PathPart: path.pathPart },
            },
          },
        ]),
    ...Object.entries(path.resourceMethods ?? {})
      .filter(([method]) => !isInTemplate(path, method))
      .map(([method, found]) => ({
        name: `method ${method} ${path.path} of API ${RestApiId}`,
        resource: {
          Type: 'AWS::ApiGateway::Method',
          Properties: { RestApiId, ResourceId: path.id, HttpMethod: method, ...methodOf(found) },
        },
      })),
  ]);
}

/** What decides who may call a method, and what it leads to. */
const methodOf = ({ authorizationType, authorizerId, apiKeyRequired, methodIntegration }: Method) => ({
  AuthorizationType: authorizationType,
  ...(authorizerId !== undefined && { AuthorizerId: authorizerId }),
  ...(apiKeyRequired && { ApiKeyRequired: true }),
  ...(methodIntegration && { Integration: integrationOf(methodIntegration) }),
});

const integrationOf = ({ type, httpMethod, uri, credentials, connectionId }: Integration) => ({
  Type: type,
  ...(httpMethod !== undefined && { IntegrationHttpMethod: httpMethod }),
  ...(uri !== undefined && { Uri: uri }),
  ...(credentials !== undefined && { Credentials: credentials }),
  ...(connectionId !== undefined && { ConnectionId: connectionId }),
});
