import { type aws_ecr as ecr, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { UNPINNED_DIGEST } from '../config/placeholder';

/**
 * A serving image in the deployment's own registry, by digest (`sha256:…`): not by tag, which can move, and not in a
 * public registry, which the VPC cannot reach. The library would compute the address from the repository's ARN at
 * deploy time; this function writes it at synth.
 *
 * @param digest `undefined`: the image is not pinned, and nothing starts from the address
 */
export function imageUri(
  scope: Construct,
  images: ecr.IRepository,
  digest: string = UNPINNED_DIGEST,
): string {
  const { account, region, urlSuffix } = Stack.of(scope);
  return `${account}.dkr.ecr.${region}.${urlSuffix}/${images.repositoryName}@${digest}`;
}
