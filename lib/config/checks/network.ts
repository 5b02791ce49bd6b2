import { factsIfKnown, prefixListOwner } from '../facts/regions';
import { PLACEHOLDER_PREFIX_LIST } from '../placeholder';
import type { Problem } from '../problem';
import { sectionCheck } from './check';

/**
 * The VPC's block is large enough for the subnets, and no larger than a VPC may be. An imported VPC has its subnets already,
 * and any size that a VPC may have (Amazon VPC user guide, "VPC CIDR blocks": /16 to /28).
 */
export const networkSize = sectionCheck(['network', 'imports'], ({ network, imports }) => {
  const smallest = imports.vpc ? 28 : 22;
  const prefix = Number(network.cidr.split('/')[1]);
  if (prefix >= 16 && prefix <= smallest) return [];
  return [
    {
      path: 'network.cidr',
      got: network.cidr,
      allowed: `a block of size /16 to /${smallest}`,
      fix: imports.vpc
        ? 'write the first block that aws ec2 describe-vpcs prints for the VPC'
        : prefix < 16
          ? 'take a smaller block'
          : 'take a larger block',
    },
  ];
});

/** The prefix lists of the gateway endpoints, which egress rules need, are in the facts or in the file. */
export const prefixListsAreKnown = sectionCheck(['region', 'network'], ({ region, network }) => {
  const facts = factsIfKnown(region);
  if (!facts || facts.gatewayPrefixLists || network.gatewayPrefixLists) return [];
  return [
    {
      path: 'network.gatewayPrefixLists',
      got: undefined,
      allowed: `the prefix list ids of S3 and DynamoDB in ${region}, which the blueprint does not know`,
      fix: `run aws ec2 describe-prefix-lists --region ${region} and write { s3: 'pl-…', dynamodb: 'pl-…' }`,
    },
  ];
});

/**
 * The lists are those of the region. Where the facts know them, other lists need a confirmation, and then they are listed
 * as a weakening. A list that the facts have for another region or service is never right.
 */
export const prefixListsAreTheRegions = sectionCheck(['region', 'network'], ({ region, network }) => {
  const facts = factsIfKnown(region);
  const given = network.gatewayPrefixLists;
  if (!facts || !given) return [];
  return (['s3', 'dynamodb'] as const).flatMap((service) => {
    const [id, known, owner] = [
      given[service],
      facts.gatewayPrefixLists?.[service],
      prefixListOwner(given[service]),
    ];
    const problem = (allowed: string, fix: string): Problem => ({
      path: `network.gatewayPrefixLists.${service}`,
      got: id,
      allowed,
      fix,
    });
    const right = known ?? `the prefix list of ${service} in ${region}`;
    if (owner && (owner.region !== region || owner.service !== service)) {
      return [problem(`${right}; this is the list of ${owner.service} in ${owner.region}`, lookUp(region))];
    }
    if (id === PLACEHOLDER_PREFIX_LIST && (known !== undefined || given.listsConfirmedOn)) {
      return [
        problem(
          `${right}; this is a placeholder, which nothing prints`,
          known === undefined
            ? `${lookUp(region)}; or remove listsConfirmedOn until then`
            : 'remove gatewayPrefixLists: the blueprint knows the lists of this region',
        ),
      ];
    }
    if (service === 'dynamodb' && id === given.s3 && id !== PLACEHOLDER_PREFIX_LIST) {
      return [problem(`${right}, which is not that of s3`, lookUp(region))];
    }
    if (known === undefined || id === known || given.listsConfirmedOn) return [];
    return [
      problem(
        `${known}, the list of ${service} in ${region}`,
        `remove gatewayPrefixLists; or, if aws ec2 describe-prefix-lists --region ${region} prints this list, add listsConfirmedOn with today's date`,
      ),
    ];
  });
});

const lookUp = (region: string) =>
  `run aws ec2 describe-prefix-lists --region ${region}, and write what it prints`;
