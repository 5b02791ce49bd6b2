import { isBearerLane } from '../../../config/bearer';
import type { Expected } from '../../matching/expected';
import { policy } from '../../matching/policy';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { API, endpoint, roleArn } from '../things';
import { requestsOf, STAGE_NAME } from './paths';

/** The API itself: where it can be reached from, and whom its policy admits. */
export function apiOf(basis: Basis): readonly Expected[] {
  const { deployment } = basis;
  return [
    {
      thing: API,
      type: 'AWS::ApiGateway::RestApi',
      stack: 'gateway',
      claim: 'gateway.api',
      properties: {
        // Alarms find the API by its name.
        Name: deployment.name,
        EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [the(endpoint('execute-api'))] },
        // `STRICT` would refuse clients that call by the host name of the VPC endpoint.
        EndpointAccessMode: 'BASIC',
        SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
        Policy: resourcePolicy(basis),
      },
    },
    ...accountLogging(basis),
  ];
}

/** The deny applies to every request; the allow only to requests of lanes that accept IAM signatures. */
function resourcePolicy(basis: Basis) {
  const { deployment, lanes, partition } = basis;
  const { accounts, endpoints } = deployment.clients;
  const bearer = lanes.filter((lane) => isBearerLane(deployment, lane));
  const signed = lanes.filter((lane) => !bearer.includes(lane));
  const requests = bearer.length === 0 ? ['*'] : signed.flatMap((lane) => requestsOf(lane, bearer));
  const invoke = { actions: ['execute-api:Invoke'] };
  const known = new Set([deployment.account, ...accounts]);
  return policy(
    {
      effect: 'Deny',
      principals: '*',
      ...invoke,
      resources: ['execute-api:/*'],
      conditions: {
        StringNotEquals: { 'aws:SourceVpce': [the(endpoint('execute-api')), ...endpoints] },
      },
    },
    ...(signed.length === 0
      ? []
      : [
          {
            effect: 'Allow',
            principals: { AWS: [...known].map((account) => `arn:${partition}:iam::${account}:root`) },
            ...invoke,
            resources: requests.map((request) => `execute-api:/${STAGE_NAME}/${request}`),
          } as const,
        ]),
  );
}

/** The account's role for logs of all its APIs, if this deployment owns that setting. */
function accountLogging(basis: Basis): readonly Expected[] {
  if (basis.deployment.accountSettings.apiGateway !== 'own') return [];
  return [
    {
      thing: 'API Gateway account',
      type: 'AWS::ApiGateway::Account',
      stack: 'gateway',
      claim: 'gateway.stage',
      retained: true,
      properties: { CloudWatchRoleArn: roleArn(basis, 'api-logging') },
    },
  ];
}
