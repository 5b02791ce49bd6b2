import { type aws_ecr as ecr, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A serving image in the deployment's own registry, by digest (`sha256:…`): never a tag, which can be moved, and
 * never a public registry, which the VPC cannot reach. Written out, because the library would take the address
 * apart from the repository's ARN at deploy time.
 */
export function imageUri(scope: Construct, images: ecr.IRepository, digest: string): string {
  const { account, region, urlSuffix } = Stack.of(scope);
  return `${account}.dkr.ecr.${region}.${urlSuffix}/${images.repositoryName}@${digest}`;
}
