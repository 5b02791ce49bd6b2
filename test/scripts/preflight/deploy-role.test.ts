import type { Template } from '../../../lib/assembly/template';
import { deployRoleIn } from '../../../scripts/preflight/deploy-role';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { templatesOf } from '../../synthesized';

test.each(FIXTURES)('the role that the templates of %s let change guards is the bootstrap’s', (name) => {
  const { account, region } = fixtureDeployment(name);
  expect(deployRoleIn(Object.values(templatesOf(name)) as readonly Template[])).toMatch(
    new RegExp(`^arn:aws(-us-gov)?:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-${region}$`),
  );
});

test('the qualifier may be the account’s own', () => {
  const arn = 'arn:aws:iam::111122223333:role/cdk-bank1-cfn-exec-role-111122223333-eu-central-1';
  expect(deployRoleIn([{ Resources: { A: { Type: 'X', Properties: { Condition: [arn] } } } } as never])).toBe(
    arn,
  );
});
