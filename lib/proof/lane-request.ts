import { ABSENT } from './iam/context';
import type { IamRequest } from './iam/statement';
import type { InterfaceEndpoint } from './network/endpoints';
import type { RouterLane } from './router-lanes';

/** What a lane's function asks of AWS. `region`, `profile`: what IAM sees besides action and resource. */
export interface LaneCall {
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  readonly profile?: string | typeof ABSENT;
}

/**
 * The request as IAM sees it when a lane's code asks by this endpoint: signed by the lane's role, over TLS (IAM
 * user guide, "AWS global condition context keys"; Lambda developer guide, "Using source function ARN"). Keys not
 * here are unknown, and a policy that asks for one cannot be decided.
 */
export function laneRequest(lane: RouterLane, asked: LaneCall, endpoint?: InterfaceEndpoint): IamRequest {
  const { principal } = lane.identity;
  return {
    principal,
    action: asked.action,
    resource: asked.resource,
    context: {
      'aws:PrincipalArn': principal.arn,
      'aws:PrincipalAccount': principal.account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
      'aws:SecureTransport': 'true',
      'aws:SourceVpc': lane.vpc,
      ...(endpoint && { 'aws:SourceVpce': endpoint.id }),
      'aws:RequestedRegion': asked.region,
      'lambda:SourceFunctionArn': lane.functionArn,
      'bedrock:InferenceProfileArn': asked.profile ?? ABSENT,
      'kms:MacAlgorithm': 'HMAC_SHA_256',
    },
  };
}
