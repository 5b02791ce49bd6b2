import { factsIfKnown } from '../facts/regions';
import { sectionCheck } from './check';

/** The VPC's block is large enough for the subnets, and no larger than a VPC may be. */
export const networkSize = sectionCheck(['network'], ({ network }) => {
  const prefix = Number(network.cidr.split('/')[1]);
  if (prefix >= 16 && prefix <= 22) return [];
  return [
    {
      path: 'network.cidr',
      got: network.cidr,
      allowed: 'a block of size /16 to /22',
      fix: prefix < 16 ? 'take a smaller block' : 'take a larger block',
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
