import {
  countryNamed,
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
    const own = jurisdictionOf(region);
    if (!factsIfKnown(region) || own === undefined) return [];
    const known = jurisdictionsIn(partitionOf(region));
    return jurisdiction.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [
            {
              path: `jurisdiction[${index}]`,
              got: name,
              allowed: allowed(region, own),
              fix: correction(name, jurisdiction, known, own),
            },
          ],
    );
  },
);

/** The region's own jurisdiction, and the others, which are named as a weakening. */
function allowed(region: string, own: string): string {
  const others = jurisdictionsIn(partitionOf(region)).filter((name) => name !== own);
  const further =
    others.length === 0
      ? `partition ${partitionOf(region)} has no other`
      : `each other one is a weakening, because internal data may then be processed outside ${own}: ${others.join(', ')}`;
  return `${own}, the jurisdiction of ${region}; ${further}`;
}

/** What to write instead. Only the region's own jurisdiction is ever guessed from the spelling. */
function correction(typed: string, list: readonly string[], known: readonly string[], own: string): string {
  const meant = jurisdictionNamed(typed);
  if (!known.includes(meant)) {
    return list.includes(own) ? 'remove it' : `remove it, and name ${own}${didYouMean(typed, [own])}`;
  }
  const isMember = jurisdictionOfCountry(countryNamed(typed)) !== countryNamed(typed);
  if (list.includes(meant)) {
    return `remove it: ${isMember ? `${meant} covers ${typed}` : `the list already holds ${meant}`}`;
  }
  const member = isMember ? `, of which ${typed} is a member state` : '';
  return `write ${meant}${member}${meant === own ? '' : `, which is a weakening: it lies outside ${own}`}`;
}

/** The jurisdiction that a name in common use means: `GB` for `UK`, `US` for `USA`, `EU` for `DE`. */
const jurisdictionNamed = (typed: string) => jurisdictionOfCountry(countryNamed(typed));

/** The law of the region always applies. A list without its jurisdiction would hide that. */
export const ownJurisdictionIsNamed = sectionCheck(['region', 'jurisdiction'], ({ region, jurisdiction }) => {
  const own = jurisdictionOf(region);
  if (!factsIfKnown(region) || !jurisdiction || own === undefined) return [];
  // The other check then has the spelling corrected.
  if (jurisdiction.some((name) => jurisdictionNamed(name) === own)) return [];
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
