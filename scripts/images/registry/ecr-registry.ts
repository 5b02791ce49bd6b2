import { partitionOf } from '../../../lib/config/facts/regions';

/** A private registry of ECR: AWS's own images, or an account's. It answers no anonymous request. */
export interface EcrRegistry {
  readonly account: string;
  readonly region: string;
}

const HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|on\.aws)$/;

/** The registry of ECR at a host; `undefined` for any other host, such as public.ecr.aws. */
export function ecrRegistry(host: string): EcrRegistry | undefined {
  const [, account, region] = HOST.exec(host) ?? [];
  return account === undefined || region === undefined ? undefined : { account, region };
}

/** The partition of a registry of ECR, if it is not that of a region: a login is valid in its own partition only. */
export function foreignPartition(host: string, region: string): string | undefined {
  const registry = ecrRegistry(host);
  if (!registry) return undefined;
  const partition = partitionOf(registry.region);
  return partition === partitionOf(region) ? undefined : partition;
}
