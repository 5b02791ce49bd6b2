import type { Deployment } from '../deployment';
import type { Model } from '../model';
import type { Problem } from '../problem';
import type { WellFormedParts } from '../well-formed-parts';

/** A rule the schema cannot express. Pure; finds nothing where a section it reads is not well-formed. */
export type Check = (parts: WellFormedParts) => readonly Problem[];

type Name = keyof Deployment;

/** A rule over whole sections of the deployment: `check(['region', 'availabilityZones'], …)`. */
export function check<const K extends Name>(
  reads: readonly K[],
  find: (sections: Pick<Deployment, K>) => readonly Problem[],
): Check {
  return ({ sections }) => (has(sections, reads) ? find(sections) : []);
}

/** A rule over one model of a given host at a time, for each that is well-formed. */
export function modelCheck<const H extends Model['host'], const K extends Name = never>(
  hosts: readonly H[],
  reads: readonly K[],
  find: (
    model: Extract<Model, { host: H }>,
    path: string,
    sections: Pick<Deployment, K>,
  ) => readonly Problem[],
): Check {
  return ({ sections, models }) => {
    if (!has(sections, reads)) return [];
    return models.flatMap(({ model, path }) => (isOn(model, hosts) ? find(model, path, sections) : []));
  };
}

function has<K extends Name>(
  sections: Partial<Deployment>,
  reads: readonly K[],
): sections is Partial<Deployment> & Pick<Deployment, K> {
  return reads.every((name) => name in sections);
}

function isOn<H extends Model['host']>(
  model: Model,
  hosts: readonly H[],
): model is Extract<Model, { host: H }> {
  return (hosts as readonly string[]).includes(model.host);
}
