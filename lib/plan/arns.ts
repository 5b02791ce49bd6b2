import { regionFacts } from '../config/facts/regions';

/** A deployment, or one of its stacks. */
export interface AccountAndRegion {
  readonly account: string;
  readonly region: string;
}

/**
 * The one way an ARN is written in a template: in the deployment's partition, account and region. The partition is a
 * fact of the region, so the text is known at synth and a test can compare it. `resource` may contain a reference to
 * a resource that gets its id when it is deployed.
 *
 * @param elsewhere the parts that differ: empty for global services and for what belongs to AWS, `*` in a pattern
 */
export function arnIn(
  place: AccountAndRegion,
  service: string,
  resource: string,
  elsewhere: Partial<AccountAndRegion> = {},
): string {
  const { account, region } = { ...place, ...elsewhere };
  return `arn:${regionFacts(place.region).partition}:${service}:${region}:${account}:${resource}`;
}
