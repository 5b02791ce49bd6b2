import { regionFacts } from '../../../lib/config/facts/regions';
import { gatewayPrefixLists } from '../../../lib/config/gateway-prefix-lists';
import { readDeployment } from '../../../lib/config/read-deployment';
import { fixtureDeployment } from '../../fixture-deployments';
import { changed } from './changed';

test('the prefix lists come from the facts about the region', () => {
  const facts = regionFacts('eu-central-1').gatewayPrefixLists;
  expect(gatewayPrefixLists(fixtureDeployment('eu-central-1'))).toEqual(facts);
});

test('a prefix list in the file overrides the facts', () => {
  const stated = { s3: 'pl-0a1b2c3d', dynamodb: 'pl-0e0f0a0b' };
  const deployment = readDeployment(
    changed({ 'network.gatewayPrefixLists': { ...stated, listsConfirmedOn: '2026-11-26' } }),
    'test',
  );
  expect(gatewayPrefixLists(deployment)).toEqual(stated);
});
