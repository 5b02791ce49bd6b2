import { findDeployment } from '../../../lib/config/find-deployment';
import { isPlaceholderDigest, placeholdersIn } from '../../../lib/config/placeholder';
import { readDeployment } from '../../../lib/config/read-deployment';
import { changed } from './changed';

test('a digest of zeros is not staged yet, any other is', () => {
  expect(isPlaceholderDigest(`sha256:${'0'.repeat(64)}`)).toBe(true);
  expect(isPlaceholderDigest(`sha256:${'0'.repeat(63)}1`)).toBe(false);
});

test('what a deployment still has to be told is named with the command that tells', () => {
  const found = placeholdersIn(findDeployment('us-gov-west-1'));
  expect(found.map(({ path }) => path)).toEqual([
    'models[1].image.digest',
    'network.gatewayPrefixLists.s3',
    'network.gatewayPrefixLists.dynamodb',
  ]);
  expect(found[1]?.fix).toContain('aws ec2 describe-prefix-lists --region us-gov-west-1');
});

test('a certificate that has not been requested yet is named', () => {
  const arn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';
  const deployment = readDeployment(changed({ 'models[0].certificate.arn': arn }), 'test');
  expect(placeholdersIn(deployment).map(({ path }) => path)).toContain('models[0].certificate.arn');
});

test('the first real deploy has nothing left to fill in', () => {
  expect(placeholdersIn(findDeployment('starter'))).toEqual([]);
});
