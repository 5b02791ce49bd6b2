import type { FindWeakenings } from './weakening';

/** From where the API is reached. */
export const clientWeakenings: FindWeakenings = ({ clients }) => [
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
];
