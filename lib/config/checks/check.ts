import type { Deployment } from '../deployment';
import type { Problem } from '../problem';
import type { WellFormedParts } from '../well-formed-parts';

/** A rule the schema cannot express. Pure; finds nothing where a section it reads is not well-formed. */
export type Check = (parts: WellFormedParts) => readonly Problem[];

type Name = keyof Deployment;

/** A rule over whole sections of the deployment: `sectionCheck(['region', 'availabilityZones'], …)`. */
export function sectionCheck<const K extends Name>(
  reads: readonly K[],
  find: (sections: Pick<Deployment, K>) => readonly Problem[],
): Check {
  return ({ sections }) => (has(sections, reads) ? find(sections) : []);
}

function has<K extends Name>(
  sections: Partial<Deployment>,
  reads: readonly K[],
): sections is Partial<Deployment> & Pick<Deployment, K> {
  return reads.every((name) => name in sections);
}
