import { isPrivate, PRIVATE_BLOCKS, takenInVpc, useOf } from '../facts/address-blocks';
import type { ImportedVpc } from '../imports/imported-vpc';
import { contains, overlap } from '../ipv4-block';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** The subnets of an imported VPC are one for each zone, in the order of the zones: a subnet has its place by its zone. */
export const importedSubnetsFollowZones = sectionCheck(
  ['availabilityZones', 'imports'],
  ({ availabilityZones, imports: { vpc } }) => {
    const zones = vpc?.subnets.map(({ zone }) => zone);
    if (!zones || (zones.length === availabilityZones.length && zones.every(isAt(availabilityZones))))
      return [];
    return [
      {
        path: 'imports.vpc.subnets',
        got: zones.join(', '),
        allowed: `one subnet for each zone, in the order of availabilityZones: ${availabilityZones.join(', ')}`,
        fix: 'write the subnets in this order; or name the zones of your subnets in availabilityZones',
      },
    ];
  },
);

const isAt = (list: readonly string[]) => (one: string, index: number) => list[index] === one;

/** Each subnet of an imported VPC is in the blocks of the VPC, and has addresses and an id of its own. */
export const importedSubnetsAreApart = sectionCheck(
  ['network', 'imports'],
  ({ network, imports: { vpc } }) => {
    if (!vpc) return [];
    const blocks = [network.cidr, ...vpc.furtherBlocks];
    return [...outside(vpc, blocks), ...taken(vpc), ...overlapping(vpc), ...usedTwice(vpc)];
  },
);

const outside = ({ subnets }: ImportedVpc, blocks: readonly string[]): readonly Problem[] =>
  subnets.flatMap(({ cidr }, index) =>
    blocks.some((block) => contains(block, cidr))
      ? []
      : [
          {
            path: `imports.vpc.subnets[${index}].cidr`,
            got: cidr,
            allowed: `a block inside those of the VPC: ${blocks.join(', ')}`,
            fix: 'write the block that aws ec2 describe-subnets prints; a second block of the VPC is added to imports.vpc.furtherBlocks',
          },
        ],
  );

/** A VPC may have such a block; what runs in a subnet of it cannot reach the subnet's other addresses. */
const taken = ({ subnets }: ImportedVpc): readonly Problem[] =>
  subnets.flatMap(({ cidr }, index) => {
    const by = takenInVpc(cidr);
    if (!by) return [];
    return [
      {
        path: `imports.vpc.subnets[${index}].cidr`,
        got: cidr,
        allowed: `a block without addresses of ${by.block}, which are in use by ${by.use}`,
        fix: 'take a subnet with other addresses',
      },
    ];
  });

const overlapping = ({ subnets }: ImportedVpc): readonly Problem[] =>
  subnets.flatMap(({ cidr }, index) => {
    const earlier = subnets.slice(0, index).find((one) => overlap(one.cidr, cidr));
    if (!earlier) return [];
    return [
      {
        path: `imports.vpc.subnets[${index}].cidr`,
        got: cidr,
        allowed: `a block that has no address in common with that of ${earlier.id}, ${earlier.cidr}`,
        fix: 'write the block that aws ec2 describe-subnets prints for this subnet',
      },
    ];
  });

const usedTwice = ({ subnets }: ImportedVpc): readonly Problem[] =>
  repeated(subnets, ({ id }) => id).map(({ item, index }) => ({
    path: `imports.vpc.subnets[${index}].id`,
    got: item.id,
    allowed: 'another subnet for each zone: a subnet is in one zone',
    fix: 'write the subnet of this zone',
  }));

/** Further blocks of an imported VPC are private, and apart from its first block and from each other. */
export const furtherBlocksAreOwn = sectionCheck(['network', 'imports'], ({ network, imports: { vpc } }) =>
  (vpc?.furtherBlocks ?? []).flatMap((block, index, all): readonly Problem[] => {
    const path = `imports.vpc.furtherBlocks[${index}]`;
    if (!isPrivate(block)) {
      return [
        {
          path,
          got: block,
          allowed: `a block inside ${PRIVATE_BLOCKS.join(', ')}; ${useOf(block)}`,
          fix: 'take subnets with private addresses, and remove this block',
        },
      ];
    }
    const earlier = [network.cidr, ...all.slice(0, index)].find((one) => overlap(one, block));
    if (!earlier) return [];
    return [
      {
        path,
        got: block,
        allowed: `a block that has no address in common with ${earlier}, which the VPC has already`,
        fix: 'remove one of the two',
      },
    ];
  }),
);
