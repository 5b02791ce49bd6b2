import { factsIfKnown, REGION_NAMES } from '../facts/regions';
import { didYouMean } from '../nearest-word';
import { sectionCheck } from './check';

/** The region is one the blueprint has facts about. */
export const regionIsKnown = sectionCheck(['region'], ({ region }) =>
  factsIfKnown(region)
    ? []
    : [
        {
          path: 'region',
          got: region,
          allowed: REGION_NAMES.join(', '),
          fix: `name one of these${didYouMean(region, REGION_NAMES)}, or add the region's facts to lib/config/facts/regions.json`,
        },
      ],
);
