import { factsIfKnown } from '../facts/regions';
import { regionsByHome } from '../home';
import { regionMeant } from '../nearest-region';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** The blueprint has facts about the region. */
export const regionIsKnown = sectionCheck(['region'], ({ region }) =>
  factsIfKnown(region)
    ? []
    : [
        {
          path: 'region',
          got: region,
          allowed: `by jurisdiction, ${regionsByHome()}`,
          fix: `name one of these in the jurisdiction that you mean${regionMeant(region)}, or add the region's facts to lib/config/facts/regions.json`,
        },
      ],
);

/** The zones belong to the region. */
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
