import usGovWest1 from '../../../fixtures/deployments/us-gov-west-1';
import { problemsAfter } from '../changed';

test.each(['10.0.0.0/16', '10.0.0.0/22'])('a VPC may have the block %s', (cidr) => {
  expect(problemsAfter({ 'network.cidr': cidr })).toEqual([]);
});

test.each(['10.0.0.0/15', '10.0.0.0/23'])('a VPC cannot have the block %s', (cidr) => {
  expect(problemsAfter({ 'network.cidr': cidr })).toEqual([
    expect.objectContaining({ path: 'network.cidr', allowed: 'a block of size /16 to /22' }),
  ]);
});

test('if the prefix lists of a region are not known, the file must state them', () => {
  expect(problemsAfter({ 'network.gatewayPrefixLists': undefined }, usGovWest1)).toEqual([
    expect.objectContaining({
      path: 'network.gatewayPrefixLists',
      fix: expect.stringContaining('aws ec2 describe-prefix-lists --region us-gov-west-1'),
    }),
  ]);
});
