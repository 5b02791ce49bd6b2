import type { Deployment } from '../deployment';
import { factsIfKnown } from '../facts/regions';
import type { Problem } from '../problem';
import { type Check, sectionCheck } from './check';

/** The sections that say who may reach which model. */
export const POLICY_SECTIONS = ['region', 'residency', 'ceilings', 'models', 'callers', 'bearer'] as const;

type PolicySection = (typeof POLICY_SECTIONS)[number];

/**
 * A rule over who may reach which model, and over further sections. It finds nothing where the region is not known:
 * then no boundary is known either, and `regionIsKnown` reports that once.
 */
export function policyCheck<const K extends keyof Deployment = never>(
  reads: readonly K[],
  find: (sections: Pick<Deployment, PolicySection | K>) => readonly Problem[],
): Check {
  return sectionCheck([...POLICY_SECTIONS, ...reads], (sections) =>
    factsIfKnown(sections.region) ? find(sections) : [],
  );
}
