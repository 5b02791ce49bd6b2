import { sceneOf } from '../../../../lib/proof/scene';
import { FIXTURES } from '../../../fixture-deployments';
import { subjectOf } from '../subjects';
import { MAKERS, printed } from './makers';

describe.each(FIXTURES)('the report of %s', (name) => {
  test.each(MAKERS)('says what was examined: $what', ({ claims }) => {
    expect(claims(sceneOf(subjectOf(name))).flatMap(printed)).toMatchSnapshot();
  });

  test.each(MAKERS)('finds nothing against it: $what', ({ claims }) => {
    expect(claims(sceneOf(subjectOf(name))).filter(({ holds }) => !holds)).toEqual([]);
  });
});
