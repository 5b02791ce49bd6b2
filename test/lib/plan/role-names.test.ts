import { readDeployment } from '../../../lib/config/read-deployment';
import { LONGEST_ROLE } from '../../../lib/config/role-names';
import { planOf } from '../../../lib/plan/plan';
import { roleName } from '../../../lib/plan/role-names';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { VARIANTS } from '../../variants';

const DEPLOYMENTS = [
  ...FIXTURES.map(fixtureDeployment),
  ...Object.entries(VARIANTS).map(([name, input]) => readDeployment(input, name)),
];
const ROLES = [...new Set(DEPLOYMENTS.flatMap((one) => planOf(one).roles.map(({ role }) => role)))];

test.each(ROLES)(
  'the word for the role %s is no longer than the one that the check of names counts with',
  (role) => {
    expect(role.length).toBeLessThanOrEqual(LONGEST_ROLE.length);
  },
);

test('the check of names counts with a role that exists', () => {
  expect(ROLES).toContain(LONGEST_ROLE);
});

test('without a pattern, CloudFormation chooses names', () => {
  expect(roleName({ name: 'llm' }, 'open-lane')).toBeUndefined();
});
