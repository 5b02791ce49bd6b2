import type { Deployment } from '../../../lib/config/deployment';
import { lanePermissions } from '../../../lib/security/lane-permissions';
import { LANES } from '../../../policy/lane';
import { type Call, deniedBy } from './denied-by';
import { policiesOf } from './policies-of';

/** Calls its lanes are made for, and which the policies of a deployment deny all the same. */
export function deniedCallsOfLanes(deployment: Deployment): readonly Call[] {
  return denied(deployment, callsOfLanes(deployment));
}

/** Calls a deploy makes, and which the policies of a deployment deny all the same. */
export function deniedCallsOfDeploy(deployment: Deployment): readonly Call[] {
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

const denied = (deployment: Deployment, calls: readonly Call[]) =>
  calls.filter((call) => deniedBy(policiesOf(deployment), call).length > 0);

/** Each call a lane's role is allowed, as IAM is asked about it. */
export function callsOfLanes(deployment: Deployment): readonly Call[] {
  return LANES.flatMap((lane) => lanePermissions(deployment, lane))
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions, resources, conditions }) =>
      actions.flatMap((action) =>
        resources.map((resource): Call => {
          const stated = Object.values(conditions ?? {}).flatMap((keys) => Object.entries(keys));
          const region = resource.split(':')[3] || 'unspecified';
          const context = { 'aws:RequestedRegion': region, ...Object.fromEntries(stated.map(firstValue)) };
          return { action, resource, context };
        }),
      ),
    );
}

const firstValue = ([key, values]: readonly [string, readonly string[]]) => [key, values[0] ?? ''] as const;
