import {
  factsIfKnown,
  jurisdictionOf,
  jurisdictionOfCountry,
  jurisdictionsIn,
  partitionOf,
} from '../facts/regions';
import { didYouMean } from '../nearest-word';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** Each entry is a jurisdiction of which the partition has a region. Any other entry would have no effect. */
export const jurisdictionsAreKnown = sectionCheck(
  ['region', 'jurisdiction'],
  ({ region, jurisdiction = [] }) => {
    if (!factsIfKnown(region)) return [];
    const partition = partitionOf(region);
    const known = jurisdictionsIn(partition);
    return jurisdiction.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [
            {
              path: `jurisdiction[${index}]`,
              got: name,
              allowed: `jurisdictions with a region in partition ${partition}: ${known.join(', ')}`,
              fix: known.includes(jurisdictionOfCountry(name))
                ? `write ${jurisdictionOfCountry(name)}, of which ${name} is a member state`
                : `remove it, or name one of these${didYouMean(name, known)}`,
            },
          ],
    );
  },
);

/** The law of the region always applies. A list without its jurisdiction would hide that. */
export const ownJurisdictionIsNamed = sectionCheck(['region', 'jurisdiction'], ({ region, jurisdiction }) => {
  const own = jurisdictionOf(region);
  if (!factsIfKnown(region) || !jurisdiction || own === undefined || jurisdiction.includes(own)) return [];
  return [
    {
      path: 'jurisdiction',
      got: jurisdiction,
      allowed: `a list with ${own}, the jurisdiction of ${region}`,
      fix: `add ${own}; or remove jurisdiction, which then is ${own}`,
    },
  ];
});

export const jurisdictionsDiffer = sectionCheck(['jurisdiction'], ({ jurisdiction = [] }) =>
  repeated(jurisdiction, (name) => name).map(({ item, index }) => ({
    path: `jurisdiction[${index}]`,
    got: item,
    allowed: 'each jurisdiction once',
    fix: 'remove it',
  })),
);
