import { factsIfKnown } from '../facts/regions';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** Zones belong to the region and differ from each other. */
export const zonesBelongToRegion = sectionCheck(['region', 'availabilityZones'], (sections) => {
  const facts = factsIfKnown(sections.region);
  if (!facts) return [];
  return sections.availabilityZones.flatMap((zone, index) =>
    facts.zones.includes(zone)
      ? []
      : [
          {
            path: `availabilityZones[${index}]`,
            got: zone,
            allowed: `zones of ${facts.region}: ${facts.zones.join(', ')}`,
            fix: 'name one of these; a newer zone is added in lib/config/facts/regions.json',
          },
        ],
  );
});

export const zonesDiffer = sectionCheck(['availabilityZones'], ({ availabilityZones }) =>
  repeated(availabilityZones, (zone) => zone).map(({ item, index }) => ({
    path: `availabilityZones[${index}]`,
    got: item,
    allowed: 'each zone once',
    fix: 'name another zone',
  })),
);
