import { isPrivate, PRIVATE_BLOCKS, takenInVpc, useOf } from '../facts/address-blocks';
import { overlap } from '../ipv4-block';
import { sectionCheck } from './check';

const PRIVATE = PRIVATE_BLOCKS.join(', ');

/** The VPC has private addresses, and none that AWS or Docker uses inside a VPC. */
export const vpcIsPrivate = sectionCheck(['network'], ({ network: { cidr } }) => {
  const taken = takenInVpc(cidr);
  if (isPrivate(cidr) && !taken) return [];
  return [
    {
      path: 'network.cidr',
      got: cidr,
      allowed: `a block inside ${PRIVATE}; ${taken && isPrivate(cidr) ? `${taken.block} is in use by ${taken.use}` : useOf(cidr)}`,
      fix: 'take a private block that your network plan gives to this VPC, such as 10.40.0.0/20',
    },
  ];
});

/**
 * Clients have private addresses. A public block could belong to somebody else, and `0.0.0.0/0` is the whole internet
 * (I5).
 */
export const clientsArePrivate = sectionCheck(['clients'], ({ clients }) =>
  clients.cidrs.flatMap((block, index) =>
    isPrivate(block)
      ? []
      : [
          {
            path: `clients.cidrs[${index}]`,
            got: block,
            allowed: `blocks inside ${PRIVATE}; ${useOf(block)}`,
            fix: 'name the private networks of the clients; for clients with other addresses, use clients.endpoints',
          },
        ],
  ),
);

/**
 * No two private blocks of the file have an address in common. A VPC routes its own addresses to itself, whoever else has
 * them.
 */
export const blocksAreApart = sectionCheck(
  ['network', 'imports', 'clients'],
  ({ network, imports, clients }) => {
    const blocks = [
      { block: network.cidr, path: 'network.cidr' },
      ...(imports.vpc?.furtherBlocks ?? []).map((block, index) => ({
        block,
        path: `imports.vpc.furtherBlocks[${index}]`,
      })),
      ...clients.cidrs.map((block, index) => ({ block, path: `clients.cidrs[${index}]` })),
    ].filter(({ block }) => isPrivate(block));
    return blocks.flatMap(({ block, path }, index) => {
      const earlier = blocks.slice(0, index).find((one) => overlap(one.block, block));
      // Blocks of one VPC: the check of the import reports them.
      if (!earlier || path.startsWith('imports')) return [];
      return [
        {
          path,
          got: block,
          allowed: `a block that has no address in common with ${earlier.path}, ${earlier.block}`,
          fix: !earlier.path.startsWith('clients')
            ? 'name only the networks of the clients; workloads inside the VPC need no entry'
            : 'remove the smaller of the two, or correct one of them',
        },
      ];
    });
  },
);
