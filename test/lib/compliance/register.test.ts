import { covers, registerPath } from '../../../lib/compliance/acknowledgement';
import { expandRule } from '../../../lib/compliance/expand-rule';
import { register } from '../../../lib/compliance/register';
import { reviewState } from '../../../lib/compliance/review';
import { ruleName } from '../../../lib/compliance/summary';
import { report } from '../../../scripts/compliance/report';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';

/** The CDK's schema check (W3010 and its like) is off in unit tests for its cost; `cdk synth` and CI run it. */
const isPackRule = (rule: string) => !/^[EFIW]\d{4}$/.test(rule);

const deployments = FIXTURES.map(fixtureDeployment);

test('every register entry covers a finding of some deployment: none is stale', () => {
  const found = deployments.flatMap((deployment) =>
    report(deployment, new Date()).summary.acknowledged.map((finding) => ({
      deployment,
      rule: ruleName(finding),
      path: registerPath(finding.construct, deployment.name),
    })),
  );
  const stale = register.flatMap((entry) =>
    entry.rules
      .filter(isPackRule)
      .flatMap((rule) =>
        entry.constructs
          .filter(
            (construct) =>
              !found.some(
                (finding) =>
                  covers({ ...entry, constructs: [construct] }, finding.path) &&
                  expandRule(rule, finding.deployment).includes(finding.rule),
              ),
          )
          .map((construct) => `${rule} on ${construct}`),
      ),
  );
  expect(stale).toEqual([]);
});

test('no register entry is past its review day, or has one further away than a year', () => {
  expect(reviewState(register, new Date()).overdue).toEqual([]);
});

test('every register entry gives a reason an auditor can read, and an owner', () => {
  expect(register.filter((entry) => entry.reason.length < 40 || entry.owner.length === 0)).toEqual([]);
});

test('no register entry names a whole stack', () => {
  expect(register.flatMap((entry) => entry.constructs).filter((path) => !path.includes('/'))).toEqual([]);
});
