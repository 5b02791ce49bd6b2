import type { Deployment } from '../../../lib/config/deployment';
import { regionFacts } from '../../../lib/config/facts/regions';
import { deploymentNames, findDeployment } from '../../../lib/config/find-deployment';
import { organizationPolicies } from '../../../lib/organization/organization-policies';
import { LONGEST_POLICY, policyText } from '../../../lib/organization/service-control-policy';
import { planOf, policyOfRole } from '../../../lib/plan/plan';
import { workloadOf } from '../../../lib/plan/roles';
import { type Call, deniedBy } from './denied-by';
import { policiesOf, sandbox, worldwide } from './policies-of';

const everyDeployment = [...deploymentNames().map(findDeployment), worldwide].map(
  (deployment) => [deployment === worldwide ? 'a worldwide sandbox' : deployment.name, deployment] as const,
);

test.each(everyDeployment)('%s: no policy denies a call that a lane is made for', (_name, deployment) => {
  const calls = callsOfLanes(deployment);
  const denied = calls.filter((call) => deniedBy(policiesOf(deployment), call).length > 0);
  expect(calls.length).toBeGreaterThan(0);
  expect(denied).toEqual([]);
});

test.each(everyDeployment)('%s: no policy denies what a deploy does', (_name, deployment) => {
  const here = { 'aws:RequestedRegion': deployment.region };
  const calls: readonly Call[] = [
    { action: 'cloudformation:CreateStack', context: here },
    { action: 'ec2:CreateVpc', context: here },
    { action: 'ec2:CreateVpcEndpoint', context: here },
    { action: 'lambda:CreateFunction', context: here },
    { action: 'bedrock:CreateGuardrail', context: here },
    { action: 'route53:CreateHostedZone', context: { 'aws:RequestedRegion': 'us-east-1' } },
    { action: 'iam:CreateRole', context: { 'aws:RequestedRegion': 'us-east-1' } },
    { action: 'aws-marketplace:Subscribe', context: { 'aws:RequestedRegion': 'us-east-1' } },
  ];
  expect(calls.filter((call) => deniedBy(policiesOf(deployment), call).length > 0)).toEqual([]);
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

test('every statement says what it denies, in letters and digits and once', () => {
  const statements = policiesOf(sandbox).flatMap(({ Statement }) => Statement);
  const sids = statements.map(({ Sid }) => Sid);
  expect(sids.filter((sid) => !/^Deny[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  expect(new Set(sids).size).toBe(sids.length);
  expect(statements.filter((one) => (one.Action === undefined) === (one.NotAction === undefined))).toEqual(
    [],
  );
});

test('a policy longer than AWS allows is an error that says what to do', () => {
  const long = { Version: '2012-10-17', Statement: [] } as const;
  const statement = { Sid: 'Deny', Effect: 'Deny', Action: ['x'.repeat(6_000)], Resource: '*' } as const;
  expect(() => policyText('regions-in-use', { ...long, Statement: [statement] })).toThrow(
    /regions-in-use has 6\d{3} characters .* 5120; divide/,
  );
});

/** Each call a lane's role is allowed, as IAM is asked about it. */
function callsOfLanes(deployment: Deployment): readonly Call[] {
  const plan = planOf(deployment);
  return (
    plan.lanes
      .flatMap((lane) => policyOfRole(plan, workloadOf(lane), 'models')?.permissions ?? [])
      // What names a resource without an ARN is no call of a model: the guardrail and its key.
      .filter(
        ({ effect, resources }) => effect === 'Allow' && resources.every((one) => typeof one === 'string'),
      )
      .flatMap(({ actions, resources, conditions }) =>
        actions.flatMap((action) =>
          resources.map(String).map((resource): Call => {
            const stated = Object.values(conditions ?? {}).flatMap((keys) => Object.entries(keys));
            const region = resource.split(':')[3] || 'unspecified';
            const context = { 'aws:RequestedRegion': region, ...Object.fromEntries(stated.map(firstValue)) };
            return { action, resource, context };
          }),
        ),
      )
  );
}

const firstValue = ([key, values]: readonly [string, unknown]) => [key, String([values].flat()[0])] as const;
