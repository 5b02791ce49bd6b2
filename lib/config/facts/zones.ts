import facts from './zones.json';

// Where zones have what a deployment needs. zones.json has the sources and the date.

const IDS: ReadonlyMap<string, string> = new Map(Object.entries(facts.ids));
const OFFERINGS: Readonly<
  Record<string, Readonly<Record<string, readonly string[] | undefined>> | undefined>
> = facts.offerings;

/** Zones by name that new accounts do not have. */
export const ONLY_OLDER_ACCOUNTS: readonly string[] = facts.onlyOlderAccounts;

/** Ids of zones whose subnets Lambda is not known to take. */
export const WITHOUT_LAMBDA: readonly string[] = facts.withoutLambda;

/** The id that most accounts have for a zone; `undefined` if it is not known. An account may have another one. */
export const usualZoneId = (zone: string): string | undefined => IDS.get(zone);

/**
 * The ids of the zones of a region that offer an EC2 instance type, empty if none does; `undefined`: the offerings of
 * the region, or of the type's whole family there, are not recorded.
 */
export function offeringZones(region: string, type: string): readonly string[] | undefined {
  const recorded = OFFERINGS[region];
  const family = type.split('.')[0];
  if (!recorded || !Object.keys(recorded).some((one) => one.split('.')[0] === family)) return undefined;
  return recorded[type] ?? [];
}
