import type { ResourceName } from './resource';
import type { Workload } from './roles';

/** A bucket of the deployment as a name: `<bucket>.<below>`. The bucket gets its own name when it is deployed. */
export interface BucketHostName {
  readonly bucket: ResourceName;
  /** The rest of the name: `s3.<region>.<suffix>`. */
  readonly below: string;
}

/**
 * What a rule of the DNS firewall matches: one name, or `*.` and the name that it ends with. DNS Firewall allows `*`
 * in the first place only (Route 53 developer guide, "Managing your own domain lists", 2026-11).
 */
export type DomainName = string | BucketHostName;

/** One row of the table of names: this workload asks the VPC's resolver for this name. */
export interface NameRow {
  readonly who: Workload;
  readonly name: DomainName;
  /**
   * `resolved`: the workload needs the address. `refused`: its operating system asks for the name and works without
   * an answer, so the refusal raises no alarm. Every name that no row names is refused, and raises one.
   */
  readonly answer: 'resolved' | 'refused';
  readonly why: string;
}

/** The names with one answer, each once, in the order of the rows. */
export function namesWith(answer: NameRow['answer'], rows: readonly NameRow[]): readonly DomainName[] {
  const named = rows.filter((row) => row.answer === answer).map(({ name }) => [keyOf(name), name] as const);
  return [...new Map(named).values()];
}

const keyOf = (name: DomainName) => (typeof name === 'string' ? name : `${name.bucket} ${name.below}`);
