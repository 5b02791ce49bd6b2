import { ABSENT } from './iam/context';
import type { Identity } from './iam/identities';
import type { IamRequest } from './iam/statement';
import type { InterfaceEndpoint } from './network/endpoints';
import type { RouterLane } from './router-lanes';

/** A call of a lane's function to AWS. `region` and `profile` become condition keys. */
export interface LaneCall {
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  readonly profile?: string | typeof ABSENT;
  readonly guardrail?: string;
}

/**
 * The condition keys of every call that a role of the deployment makes from inside the VPC: signed, and over TLS (IAM
 * user guide, "AWS global condition context keys").
 */
export function roleContext({ arn, account }: Identity['principal'], vpc: string, region: string) {
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:ViaAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:SourceVpc': vpc,
    'aws:RequestedRegion': region,
  } as const;
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
      ...roleContext(principal, endpoint?.vpc ?? lane.vpc, call.region),
      ...(endpoint && { 'aws:SourceVpce': endpoint.id }),
      'lambda:SourceFunctionArn': lane.functionArn,
      'bedrock:InferenceProfileArn': call.profile ?? ABSENT,
      'bedrock:GuardrailIdentifier': call.guardrail ?? ABSENT,
      'kms:MacAlgorithm': 'HMAC_SHA_256',
    },
  };
}
