import type { aws_ec2 as ec2, aws_ecr as ecr, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AccessLogBucket } from '../audit/access-log-bucket';
import { AuditTrail } from '../audit/audit-trail';
import { LogGroups } from '../audit/log-groups';
import type { Deployment } from '../config/deployment';
import { PrivateNetwork } from '../network/private-network';
import { CallerCredentials } from '../security/caller-credentials';
import { fixedKeys } from '../security/fixed-keys';
import { FlowLogsPolicy } from '../security/flow-logs-policy';
import { authorizerIdentity, laneIdentities, sagemakerIdentity, vllmIdentity } from '../security/identities';
import { EncryptionKeys } from '../security/keys';
import { ModelArtifacts } from '../security/model-artifacts';
import { WorkloadRoles } from '../security/roles';
import { WorkloadPolicies } from '../security/workload-policies';
import { DeploymentStack } from './deployment-stack';
import { FoundationOutputs } from './foundation-outputs';
import type {
  AuthorizerIdentity,
  FoundationKeys,
  FoundationResources,
  SagemakerIdentity,
  VllmIdentity,
} from './foundation-resources';

export interface FoundationStackProps {
  readonly deployment: Deployment;
}

/** Everything that stays: keys, roles, logs, the audit trail, model artifacts, the network. */
export class FoundationStack extends DeploymentStack implements FoundationResources {
  readonly vpc: ec2.IVpc;
  readonly keys: FoundationKeys;
  readonly lanes: FoundationResources['lanes'];
  readonly audit: FoundationResources['audit'];
  readonly accessLogs: s3.IBucket;
  readonly api: FoundationResources['api'];
  readonly vllm?: VllmIdentity;
  readonly sagemaker?: SagemakerIdentity;
  readonly authorizer?: AuthorizerIdentity;
  readonly weights?: s3.IBucket;
  readonly images?: ecr.IRepository;

  constructor(scope: Construct, { deployment }: FoundationStackProps) {
    super(scope, 'foundation', deployment);

    const keys = new EncryptionKeys(this, 'Keys', { deployment });
    const roles = new WorkloadRoles(this, 'Roles', { deployment });
    keys.allowDigests(Object.values(roles.lanes));

    const logGroups = new LogGroups(this, 'Logs', { deployment, key: keys.data });
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', {
      retentionDays: deployment.logRetentionDays,
    });
    const audit = new AuditTrail(this, 'Audit', {
      deployment,
      key: keys.audit,
      deliveryRole: roles.delivery,
      replicationRole: roles.replication,
      accessLogs,
      deliveryErrors: logGroups.deliveryErrors,
    });
    const { store } = new ModelArtifacts(this, 'Models', { deployment, key: keys.data, accessLogs });
    const credentials = new CallerCredentials(this, 'Callers', { deployment, key: keys.data, accessLogs });

    new FlowLogsPolicy(this, 'FlowLogsPolicy', { role: roles.flowLogs, logGroup: logGroups.flowLogs });
    const network = new PrivateNetwork(this, 'Network', {
      deployment,
      roles,
      resources: {
        auditStreamArn: audit.stream.attrArn,
        digestKeyArn: keys.digest.keyArn,
        weightsBucketArn: store?.weights.bucketArn,
        imagesRepositoryArn: store?.images.repositoryArn,
        vllmLogGroupArn: logGroups.vllm?.logGroupArn,
        apiKeysTableArn: credentials.apiKeys?.tableArn,
        keySetBucketArn: credentials.keySet?.bucketArn,
      },
      flowLogs: { logGroup: logGroups.flowLogs, role: roles.flowLogs },
    });
    new WorkloadPolicies(this, 'Policies', {
      deployment,
      roles,
      keys,
      logGroups,
      network,
      auditStreamArn: audit.stream.attrArn,
      store,
      credentials,
    });

    this.vpc = network.vpc;
    this.keys = fixedKeys(this, 'FixedKeys', keys);
    this.lanes = laneIdentities(roles, network.securityGroups, logGroups);
    this.audit = audit;
    this.accessLogs = accessLogs;
    this.api = {
      endpoint: network.apiEndpoint,
      clientSecurityGroup: network.securityGroups.apiClients,
      accessLogs: logGroups.apiAccess,
      firewallLogs: logGroups.firewall,
      accountLoggingRole: roles.apiLogging,
    };
    this.vllm = vllmIdentity(roles, network.securityGroups, logGroups);
    this.sagemaker = sagemakerIdentity(roles, network.securityGroups);
    this.authorizer = authorizerIdentity(roles, network.securityGroups, logGroups, credentials);
    this.weights = store?.weights;
    this.images = store?.images;
    new FoundationOutputs(this, 'Outputs', this);
  }
}
