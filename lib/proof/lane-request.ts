import { ABSENT } from './iam/context';
import type { IamRequest } from './iam/statement';
import type { InterfaceEndpoint } from './network/endpoints';
import type { RouterLane } from './router-lanes';

/** A call of a lane's function to AWS. `region` and `profile` become condition keys. */
export interface LaneCall {
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  readonly profile?: string | typeof ABSENT;
}

/**
 * The call as IAM sees it when the lane's code sends it through this endpoint: signed by the lane's role, over TLS (IAM
 * user guide, "AWS global condition context keys"; Lambda developer guide, "Using source function ARN"). All other keys
 * are unknown, and a condition on one of them is undecided.
 */
export function laneRequest(lane: RouterLane, call: LaneCall, endpoint?: InterfaceEndpoint): IamRequest {
  const { principal } = lane.identity;
  return {
    principal,
    action: call.action,
    resource: call.resource,
    context: {
      'aws:PrincipalArn': principal.arn,
      'aws:PrincipalAccount': principal.account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
      'aws:SecureTransport': 'true',
      'aws:SourceVpc': lane.vpc,
      ...(endpoint && { 'aws:SourceVpce': endpoint.id }),
      'aws:RequestedRegion': call.region,
      'lambda:SourceFunctionArn': lane.functionArn,
      'bedrock:InferenceProfileArn': call.profile ?? ABSENT,
      'kms:MacAlgorithm': 'HMAC_SHA_256',
    },
  };
}
