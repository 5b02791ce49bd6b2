import { Construct } from 'constructs';
import { LANES } from '../../policy/lane';
import type { LogGroups } from '../audit/log-groups';
import type { Deployment } from '../config/deployment';
import type { PrivateNetwork } from '../network/private-network';
import { LANE_CONSTRUCT_ID } from '../plan/lane-construct-id';
import { opinionPermissions } from '../plan/opinion-permissions';
import { ApiLoggingPolicy } from '../security/api-logging-policy';
import { AuthorizerPolicy } from '../security/authorizer-policy';
import type { CallerCredentials } from '../security/caller-credentials';
import type { EncryptionKeys } from '../security/keys';
import { LaneBasePolicy } from '../security/lane-base-policy';
import type { ModelStore } from '../security/model-artifacts';
import { OpinionPolicy } from '../security/opinion-policy';
import type { WorkloadRoles } from '../security/roles';
import { SagemakerPolicy } from '../security/sagemaker-policy';
import { VllmPolicies } from '../security/vllm-policies';

export interface WorkloadPoliciesProps {
  readonly deployment: Deployment;
  readonly roles: WorkloadRoles;
  readonly keys: EncryptionKeys;
  readonly logGroups: LogGroups;
  readonly network: PrivateNetwork;
  readonly auditStreamArn: string;
  readonly store?: ModelStore;
  readonly credentials: CallerCredentials;
}

/** What each role of a deployment may do in the foundation; later stacks attach the rest, never write into this. */
export class WorkloadPolicies extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadPoliciesProps) {
    super(scope, id);
    const { deployment, roles, keys, logGroups, network, store } = props;
    const { vpc, securityGroups } = network;

    for (const lane of LANES) {
      const role = roles.lanes[lane];
      const logGroup = logGroups.lanes[lane];
      const securityGroup = securityGroups.lanes[lane];
      if (!role || !logGroup || !securityGroup) continue;
      new LaneBasePolicy(this, LANE_CONSTRUCT_ID[lane], {
        role,
        logGroup,
        vpc,
        securityGroup,
        auditStreamArn: props.auditStreamArn,
        auditKeyArn: keys.audit.keyArn,
        digestKeyArn: keys.digest.keyArn,
      });
      if (opinionPermissions(deployment, lane).length > 0) {
        new OpinionPolicy(this, `${LANE_CONSTRUCT_ID[lane]}Opinion`, { deployment, lane, role });
      }
    }
    if (roles.vllm && logGroups.vllm && store) {
      new VllmPolicies(this, 'Vllm', {
        deployment,
        roles: roles.vllm,
        logGroup: logGroups.vllm,
        ...store,
        dataKey: keys.data,
      });
    }
    if (roles.sagemaker && securityGroups.sagemaker && store) {
      new SagemakerPolicy(this, 'Sagemaker', {
        deployment,
        role: roles.sagemaker,
        vpc,
        securityGroup: securityGroups.sagemaker,
        logGroups: logGroups.sagemaker,
        ...store,
        dataKey: keys.data,
      });
    }
    if (roles.authorizer && logGroups.authorizer && securityGroups.authorizer) {
      new AuthorizerPolicy(this, 'Authorizer', {
        role: roles.authorizer,
        logGroup: logGroups.authorizer,
        vpc,
        securityGroup: securityGroups.authorizer,
        apiKeys: props.credentials.apiKeys,
        keySet: props.credentials.keySet,
        dataKey: keys.data,
      });
    }
    if (roles.apiLogging) new ApiLoggingPolicy(this, 'ApiLogging', { role: roles.apiLogging });
  }
}
