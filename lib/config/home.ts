import { jurisdictionOf, partitionOf, REGION_NAMES, regionsIn } from './facts/regions';
import { listInWords } from './list-in-words';

/** The parts of a deployment that say which jurisdictions are its home. */
export interface Homeland {
  readonly region: string;
  /** Jurisdictions by name, the region's own included. @default the region's own */
  readonly jurisdiction?: readonly string[];
}

/**
 * The jurisdictions that a deployment calls home: those that it names, or that of its region. Sorted, because the order
 * in the file means nothing. Empty: not known.
 */
export function jurisdictionsOf({ region, jurisdiction }: Homeland): readonly string[] {
  const own = jurisdictionOf(region);
  return [...(jurisdiction ?? (own === undefined ? [] : [own]))].sort();
}

/**
 * The regions at home, the deployment's own included: what a prompt may reach at boundary `geography`. Never those of
 * another partition. Empty if the region is not known.
 */
export function homeOf(deployment: Homeland): readonly string[] {
  const partition = partitionOf(deployment.region);
  return partition === undefined ? [] : regionsIn(jurisdictionsOf(deployment), partition);
}

/** Those of these regions that are not at home. */
export function outsideHome(regions: readonly string[], deployment: Homeland): readonly string[] {
  const home = homeOf(deployment);
  return regions.filter((region) => !home.includes(region));
}

/** The jurisdictions that a deployment calls home besides that of its region. */
export function addedJurisdictions(deployment: Homeland): readonly string[] {
  const own = jurisdictionOf(deployment.region);
  return jurisdictionsOf(deployment).filter((name) => name !== own);
}

/** The home of a deployment for a message: `CA`, `CA and US`, or `US in partition aws-us-gov`. */
export function homeInWords(deployment: Homeland): string {
  const partition = partitionOf(deployment.region);
  const names = listInWords(jurisdictionsOf(deployment));
  return partition === COMMERCIAL ? names : `${names} in partition ${partition}`;
}

const COMMERCIAL = 'aws';

/** The regions that a deployment can be in, by home: `CA: ca-central-1, ca-west-1; CH: eu-central-2; …`. */
export function regionsByHome(): string {
  const homes = new Map<string, readonly string[]>();
  for (const region of REGION_NAMES) {
    const home = homeInWords({ region });
    homes.set(home, [...(homes.get(home) ?? []), region]);
  }
  return [...homes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([home, regions]) => `${home}: ${regions.join(', ')}`)
    .join('; ');
}
