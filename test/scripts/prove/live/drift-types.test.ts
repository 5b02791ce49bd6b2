import { isCompared } from '../../../../scripts/prove/live/drift-types';
import { READERS } from '../../../../scripts/prove/live/readers';
import { FIXTURES } from '../../../fixture-deployments';
import { subjectOf } from '../../../lib/proof/subjects';

const typesOf = (name: string) =>
  Object.values(subjectOf(name).stacks).flatMap(({ Resources }) =>
    Object.values(Resources).map(({ Type }) => Type),
  );

test.each(FIXTURES)(
  'each type of resource in %s is read by its service, or compared by CloudFormation',
  (name) => {
    expect(typesOf(name).filter((type) => READERS[type] === undefined && !isCompared(type))).toEqual([]);
  },
);
