import { CLIENTS, groupsOf, idsOf, type Own } from '../own-things';
import type { FoundInterface } from './found-network';

/**
 * Why an interface belongs to the deployment; `undefined` if nothing tells. A security group alone tells nothing: it gives
 * what uses it the connections of the deployment.
 */
export function ownerOf(own: Own, listed: readonly string[], found: FoundInterface): string | undefined {
  if (listed.includes(found.id)) return 'an endpoint or a task';
  const ofGroups = found.groups.length > 0 && found.groups.every((group) => groupsOf(own).includes(group));
  if (!ofGroups) return undefined;
  return WAYS.find((way) => way(own, found))?.(own, found);
}

type Way = (own: Own, found: FoundInterface) => string | undefined;

/** Lambda, Elastic Load Balancing and SageMaker write what an interface is for into its description (2026-11). */
const WAYS: readonly Way[] = [
  (own, { type, description }) =>
    type === 'lambda' &&
    idsOf(own, 'AWS::Lambda::Function').some((name) => description.startsWith(`AWS Lambda VPC ENI-${name}-`))
      ? 'a function'
      : undefined,
  (own, { requester, description }) =>
    requester === 'amazon-elb' && loadBalancersOf(own).some((name) => description === `ELB ${name}`)
      ? 'a load balancer'
      : undefined,
  (own, { requester }) =>
    requester === 'amazon-sagemaker' && idsOf(own, 'AWS::SageMaker::Endpoint').length > 0
      ? 'a SageMaker endpoint'
      : undefined,
  (own, { scalingGroup }) =>
    scalingGroup !== undefined && idsOf(own, 'AWS::AutoScaling::AutoScalingGroup').includes(scalingGroup)
      ? 'an instance'
      : undefined,
  // Clients in the VPC use this group; it reaches the API and nothing else.
  ({ things, deployment }, { groups }) =>
    groups.every(
      (id) =>
        id === deployment.imports.securityGroups?.ids['api-client'] ||
        things.some((one) => one.id === id && CLIENTS.test(one.logicalId)),
    )
      ? 'a client'
      : undefined,
];

/** `app/name/0123` of each load balancer. */
const loadBalancersOf = (own: Own) =>
  idsOf(own, 'AWS::ElasticLoadBalancingV2::LoadBalancer').map((arn) => arn.split(':loadbalancer/')[1] ?? arn);
