import { regionFacts } from '../../../lib/config/facts/regions';
import { organizationPolicies } from '../../../lib/organization/organization-policies';
import { LONGEST_POLICY, policyText } from '../../../lib/organization/service-control-policy';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';
import { callsOfLanes, deniedCallsOfDeploy, deniedCallsOfLanes } from './denied-calls';
import { policiesOf, sandbox, worldwide } from './policies-of';

const everyDeployment = [...FIXTURES.map(fixtureDeployment), worldwide].map(
  (deployment) => [deployment === worldwide ? 'a worldwide sandbox' : deployment.name, deployment] as const,
);

test.each(everyDeployment)('%s: no policy denies a call that a lane needs', (_name, deployment) => {
  expect(callsOfLanes(deployment).length).toBeGreaterThan(0);
  expect(deniedCallsOfLanes(deployment)).toEqual([]);
});

test.each(everyDeployment)('%s: no policy denies a call of a deploy', (_name, deployment) => {
  expect(deniedCallsOfDeploy(deployment)).toEqual([]);
});

test.each(everyDeployment)('%s: every policy fits, and names only its own partition', (_name, deployment) => {
  const { partition } = regionFacts(deployment.region);
  for (const one of organizationPolicies(deployment)) {
    if (!('policy' in one)) continue;
    const text = policyText(one.name, one.policy);
    expect(text.length).toBeLessThanOrEqual(LONGEST_POLICY);
    expect(JSON.parse(text)).toEqual(one.policy);
    const partitions = [...text.matchAll(/"arn:([^:]*):/g)].map((match) => match[1]);
    expect(partitions.filter((found) => found !== partition)).toEqual([]);
  }
});

test('every statement has a unique Sid of letters and digits that names what it denies', () => {
  const statements = policiesOf(sandbox).flatMap(({ Statement }) => Statement);
  const sids = statements.map(({ Sid }) => Sid);
  expect(sids.filter((sid) => !/^Deny[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  expect(new Set(sids).size).toBe(sids.length);
  expect(statements.filter((one) => (one.Action === undefined) === (one.NotAction === undefined))).toEqual(
    [],
  );
});

test.each([
  ['exactly as long as AWS allows is accepted', 0, undefined],
  ['one character longer is refused', 1, /has 5121 characters .* 5120/],
])('a service control policy %s', (_what, extra, error) => {
  const policyOf = (action: string) =>
    ({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Deny', Effect: 'Deny', Action: [action], Resource: '*' }],
    }) as const;
  const empty = policyText('long', policyOf('')).length;
  const writing = () => policyText('long', policyOf('x'.repeat(LONGEST_POLICY - empty + extra)));
  if (error) expect(writing).toThrow(error);
  else expect(writing()).toHaveLength(LONGEST_POLICY);
});

test('a policy longer than AWS allows is an error that says what to do', () => {
  const long = { Version: '2012-10-17', Statement: [] } as const;
  const statement = { Sid: 'Deny', Effect: 'Deny', Action: ['x'.repeat(6_000)], Resource: '*' } as const;
  expect(() => policyText('regions-in-use', { ...long, Statement: [statement] })).toThrow(
    /regions-in-use has 6\d{3} characters .* 5120; divide/,
  );
});
