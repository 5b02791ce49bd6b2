import type { Deployment } from '../../../lib/config/deployment';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import { covers } from '../../../lib/proof/iam/wildcard';
import { endpointsPassed, isMadeByAws } from '../../../lib/proof/role-calls';
import type { World } from '../../../lib/proof/template/world';
import { FROM_NO_MACHINE } from './place-context';

/**
 * From where a call of a role comes. A service that calls on behalf of the role says so (IAM user guide, "AWS global
 * condition context keys"); a call through an endpoint has the VPC of the endpoint and no public address; of any other
 * call the address is not known.
 */
export function routeOf(
  action: string,
  context: ContextValues,
  trusted: readonly string[],
  world: World,
  deployment: Deployment,
): ContextValues {
  const onBehalf = Object.keys(context).some((key) => key.toLowerCase() === 'kms:viaservice');
  if (onBehalf) return { 'aws:ViaAWSService': 'true' };
  const made = isMadeByAws(trusted, action);
  const direct: ContextValues = {
    'aws:ViaAWSService': 'false',
    'aws:CalledVia': ABSENT,
    ...FROM_NO_MACHINE,
    ...sourceOf(action, trusted, made),
  };
  return made ? { ...direct, ...NO_ENDPOINT } : { ...direct, ...throughEndpoint(action, world, deployment) };
}

const NO_ENDPOINT: ContextValues = {
  'aws:SourceVpc': ABSENT,
  'aws:SourceVpce': ABSENT,
  'aws:VpceAccount': ABSENT,
};

/** Calls that Lambda makes outside of a function and marks as the function's (Lambda developer guide, "source function ARN"). */
const MARKED_BY_LAMBDA = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
];

/** The function or the instance whose credentials are used, as their services state it. */
function sourceOf(action: string, trusted: readonly string[], madeByAws: boolean): ContextValues {
  if (trusted.includes('lambda.amazonaws.com') && (!madeByAws || MARKED_BY_LAMBDA.includes(action))) {
    return { 'lambda:SourceFunctionArn': '⟦the function⟧' };
  }
  if (trusted.includes('ec2.amazonaws.com')) return { 'ec2:SourceInstanceArn': '⟦the instance⟧' };
  return {};
}

/** The VPC is that of the endpoint: an imported endpoint may be in a hub, whose account is not known. */
function throughEndpoint(action: string, world: World, { account, imports }: Deployment): ContextValues {
  const services = endpointsPassed(action);
  const hub = imports.endpoints.find((one) => one.kind === 'hub' && services.includes(one.service));
  const [vpc] = world.ofType('AWS::EC2::VPC');
  const known = STATES_ITS_ACCOUNT.some((pattern) => covers(pattern, action));
  return {
    'aws:SourceIp': ABSENT,
    ...(hub?.kind === 'hub' ? { 'aws:SourceVpc': hub.vpc } : vpc && { 'aws:SourceVpc': vpc.symbol }),
    ...(known ? hub === undefined && { 'aws:VpceAccount': account } : { 'aws:VpceAccount': ABSENT }),
  };
}

/**
 * Of the services that the roles call through endpoints, those whose requests have `aws:VpceAccount` and `aws:VpceOrgID`.
 * Bedrock, SageMaker, CloudWatch Logs and DynamoDB are not among them (aws-samples/data-perimeter-policy-examples,
 * service_control_policies/network_perimeter_vpceorgid_scp.json, 2026-03-01).
 */
const STATES_ITS_ACCOUNT = ['ecr:*', 'ecs:*', 'firehose:*', 'kms:*', 's3:*'];
