import { type FindWeakenings, when } from './weakening';

/** From where the API is reached, and who watches its logs. */
export const clientWeakenings: FindWeakenings = ({ clients, apiGatewayAccount }) => [
  ...clients.endpoints.map((endpoint, index) => ({
    path: `clients.endpoints[${index}]`,
    value: endpoint,
    gives:
      'Calls come through an endpoint of another VPC, whose policy and routes are not in these templates.',
  })),
  ...clients.cidrs.flatMap((block, index) =>
    when(!isPrivate(block), {
      path: `clients.cidrs[${index}]`,
      value: block,
      gives: 'The block has public addresses, which others may use.',
    }),
  ),
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
];

/** The leading bits of private addresses (RFC 1918) and of the shared block of carriers (RFC 6598). */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'].map(prefixOf);

const isPrivate = (block: string) => PRIVATE.some((prefix) => prefixOf(block).startsWith(prefix));

/** The bits that all addresses of a block share: `10.0.0.0/8` gives `00001010`. */
function prefixOf(block: string): string {
  const [address = '', length = ''] = block.split('/');
  const bytes = address.split('.').map((byte) => Number(byte).toString(2).padStart(8, '0'));
  return bytes.join('').slice(0, Number(length));
}
