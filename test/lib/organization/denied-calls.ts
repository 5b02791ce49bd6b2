import type { Deployment } from '../../../lib/config/deployment';
import { planOf, policyOfRole } from '../../../lib/plan/plan';
import { workloadOf } from '../../../lib/plan/roles';
import { deniedBy, type IamCall } from './denied-by';
import { policiesOf } from './policies-of';

/** Calls that the lanes need, and that the policies of the deployment deny. */
export function deniedCallsOfLanes(deployment: Deployment): readonly IamCall[] {
  return denied(deployment, callsOfLanes(deployment));
}

/** Calls that a deploy makes, and that the policies of the deployment deny. */
export function deniedCallsOfDeploy(deployment: Deployment): readonly IamCall[] {
  const here = { 'aws:RequestedRegion': deployment.region };
  return denied(deployment, [
    { action: 'cloudformation:CreateStack', context: here },
    { action: 'ec2:CreateVpc', context: here },
    { action: 'ec2:CreateVpcEndpoint', context: here },
    { action: 'lambda:CreateFunction', context: here },
    { action: 'bedrock:CreateGuardrail', context: here },
    { action: 'route53:CreateHostedZone', context: { 'aws:RequestedRegion': 'us-east-1' } },
    { action: 'iam:CreateRole', context: { 'aws:RequestedRegion': 'us-east-1' } },
    { action: 'aws-marketplace:Subscribe', context: { 'aws:RequestedRegion': 'us-east-1' } },
  ]);
}

const denied = (deployment: Deployment, calls: readonly IamCall[]) =>
  calls.filter((call) => deniedBy(policiesOf(deployment), call).length > 0);

/** Each call that a lane's role is allowed, as IAM evaluates it. */
export function callsOfLanes(deployment: Deployment): readonly IamCall[] {
  const plan = planOf(deployment);
  return (
    plan.lanes
      .flatMap((lane) => policyOfRole(plan, workloadOf(lane), 'models')?.permissions ?? [])
      // A resource without an ARN is not a model but the guardrail or its key.
      .filter(
        ({ effect, resources }) => effect === 'Allow' && resources.every((one) => typeof one === 'string'),
      )
      .flatMap(({ actions, resources, conditions }) =>
        actions.flatMap((action) =>
          resources.map(String).map((resource): IamCall => {
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
