import { type FindWeakenings, when } from './weakening';

/** From where the API is reached, and who watches its logs. */
export const clientWeakenings: FindWeakenings = ({ clients, apiGatewayAccount }) => [
  ...clients.endpoints.map((endpoint, index) => ({
    path: `clients.endpoints[${index}]`,
    value: endpoint,
    gives:
      'Calls come through an endpoint of another VPC, whose policy and routes are not in these templates.',
  })),
  ...clients.accounts.map((account, index) => ({
    path: `clients.accounts[${index}]`,
    value: account,
    gives: 'Administrators of that account decide who assumes the roles that are callers here.',
  })),
  ...when(apiGatewayAccount === 'observe', {
    path: 'apiGatewayAccount',
    value: 'observe',
    gives: 'Nothing checks that API access logs are written in this account.',
  }),
  ...when(apiGatewayAccount === 'own', {
    path: 'apiGatewayAccount',
    value: 'own',
    gives:
      'The role with which API Gateway writes the logs of every API of the account and region is one of this deployment. The account’s setting, the role and its policy stay when the deployment is deleted.',
  }),
];
