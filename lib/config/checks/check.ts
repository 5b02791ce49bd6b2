import type { Deployment } from '../deployment';
import { factsIfKnown } from '../facts/regions';
import type { Problem } from '../problem';
import type { WellFormedParts } from '../well-formed-parts';

/** A rule that the schema cannot express. Pure. Reports nothing if a section that it reads is not well-formed. */
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

/** The sections that decide which caller may reach which model. */
export const POLICY_SECTIONS = [
  'region',
  'jurisdiction',
  'residency',
  'ceilings',
  'models',
  'callers',
  'bearer',
] as const;

type PolicySection = (typeof POLICY_SECTIONS)[number];

/**
 * A rule over which caller may reach which model, and over further sections. It reports nothing if the region is not
 * known: then no boundary is known either, and `regionIsKnown` reports the region once.
 */
export function policyCheck<const K extends keyof Deployment = never>(
  reads: readonly K[],
  find: (sections: Pick<Deployment, PolicySection | K>) => readonly Problem[],
): Check {
  return sectionCheck([...POLICY_SECTIONS, ...reads], (sections) =>
    factsIfKnown(sections.region) ? find(sections) : [],
  );
}
