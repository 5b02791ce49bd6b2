import { partitionOf, regionsIn } from '../../config/facts/regions';
import { addedJurisdictions } from '../../config/home';
import { listInWords } from '../../config/list-in-words';
import { type FindWeakenings, when } from './weakening';

/** What counts as home besides the jurisdiction of the region. */
export const jurisdictionWeakenings: FindWeakenings = (deployment) => {
  const added = addedJurisdictions(deployment);
  const regions = regionsIn(added, partitionOf(deployment.region));
  return when(added.length > 0, {
    path: 'jurisdiction',
    value: added.join(', '),
    gives: `Data that may reach boundary geography may be processed in ${regions.join(', ')} too, under the law of ${listInWords(added)}.`,
  });
};
