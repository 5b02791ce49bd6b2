import { weakenings } from '../../../lib/compliance/weakenings';
import { readDeployment } from '../../../lib/config/read-deployment';
import euCentral1 from '../../fixtures/deployments/eu-central-1';
import { changed } from '../config/changed';

const of = (jurisdiction?: readonly string[]) =>
  weakenings(readDeployment(changed({ jurisdiction }, euCentral1), 'test')).filter(
    ({ path }) => path === 'jurisdiction',
  );

test('a jurisdiction that is added is listed with the regions that it opens and the law that applies there', () => {
  expect(of(['EU', 'CH', 'GB'])).toEqual([
    {
      path: 'jurisdiction',
      value: 'CH, GB',
      gives:
        'Data that may reach boundary geography may be processed in eu-west-2, eu-central-2 too, under the law of CH and GB.',
    },
  ]);
});

test.each([[undefined], [['EU']]])("the region's own jurisdiction, %j, weakens nothing", (jurisdiction) => {
  expect(of(jurisdiction)).toEqual([]);
});
