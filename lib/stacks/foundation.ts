import type { aws_ec2 as ec2, aws_ecr as ecr, aws_logs as logs, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { accessLogBucket } from '../audit/access-log-bucket';
import { AuditTrail } from '../audit/audit-trail';
import { LogGroups } from '../audit/log-groups';
import { PrivateNetwork } from '../network/private-network';
import type { Plan } from '../plan/plan';
import type {
  AuthorizerIdentity,
  FoundationKeys,
  FoundationResources,
  FunctionIdentity,
} from '../resources/foundation-resources';
import { CallerCredentials } from '../security/caller-credentials';
import { fixedKeys } from '../security/fixed-references';
import { EncryptionKeys } from '../security/keys';
import { ModelArtifacts } from '../security/model-artifacts';
import { WorkloadRoles } from '../security/workload-roles';
import { storeDeployedFile } from './deployed-file';
import { DeploymentStack } from './deployment-stack';
import { bucketNames, foundationArns, networkArns } from './foundation-arns';
import { FoundationOutputs } from './foundation-outputs';
import { authorizerIdentity, chainHeadsIdentity, hostIdentities, laneIdentities } from './identities';
import { vpcGuards } from './vpc-guards';
import { WorkloadPolicies } from './workload-policies';

export interface FoundationStackProps {
  readonly plan: Plan;
}

/** Everything that is retained: keys, roles, logs, the audit trail, model artifacts, the network. */
export class FoundationStack extends DeploymentStack implements FoundationResources {
  readonly vpc: ec2.IVpc;
  readonly unexpectedQueries?: FoundationResources['unexpectedQueries'];
  readonly keys: FoundationKeys;
  readonly lanes: FoundationResources['lanes'];
  readonly audit: FoundationResources['audit'];
  readonly accessLogs: s3.IBucket;
  readonly api: FoundationResources['api'];
  readonly hosts: FoundationResources['hosts'];
  readonly chainHeads: FunctionIdentity;
  readonly authorizer?: AuthorizerIdentity;
  readonly liveProof?: logs.ILogGroup;
  readonly weights?: s3.IBucket;
  readonly images?: ecr.IRepository;

  constructor(scope: Construct, { plan }: FoundationStackProps) {
    const { deployment } = plan;
    super(scope, 'foundation', deployment);

    const keys = new EncryptionKeys(this, 'Keys', { plan });
    const roles = new WorkloadRoles(this, 'Roles', { plan });
    keys.allowDigests(roles.lanes);
    keys.allowSigning(roles.get('chain-heads'));

    const logGroups = new LogGroups(this, 'Logs', { plan, key: keys.data });
    const accessLogs = accessLogBucket(this, 'AccessLogs', plan);
    const audit = new AuditTrail(this, 'Audit', {
      plan,
      key: keys.audit,
      roles,
      headsKey: keys.heads,
      accessLogs,
      deliveryErrors: logGroups.deliveryErrors,
    });
    const { store } = new ModelArtifacts(this, 'Models', { plan, roles, key: keys.data, accessLogs });
    const credentials = new CallerCredentials(this, 'Callers', { deployment, key: keys.data, accessLogs });
    const arns = foundationArns({ plan, keys, audit, logGroups, store, credentials });

    const network = new PrivateNetwork(this, 'Network', {
      plan,
      arns: { roles: roles.arns, resources: arns },
      guards: vpcGuards(this, {
        plan,
        roles,
        logGroups,
        arns,
        bucketNames: bucketNames({ audit, store, credentials }),
      }),
    });
    new WorkloadPolicies(this, 'Policies', {
      plan,
      roles,
      arns: { ...arns, ...networkArns(network) },
      bucketPolicies: [audit.records, store?.weights].flatMap((bucket) => bucket?.policy ?? []),
    });

    const known = { roles, securityGroups: network.securityGroups, logGroups };
    this.vpc = network.vpc;
    this.unexpectedQueries = network.unexpectedQueries;
    this.keys = fixedKeys(this, 'FixedKeys', keys);
    this.lanes = laneIdentities(plan, known);
    this.audit = audit;
    this.accessLogs = accessLogs;
    this.api = {
      endpoint: network.apiEndpoint,
      clientSecurityGroup: network.securityGroups.get('api-client'),
      accessLogs: logGroups.apiAccess,
      firewallLogs: logGroups.firewall,
      accountLoggingRole: roles.byName.get('api-logging'),
    };
    this.hosts = hostIdentities(known);
    this.chainHeads = chainHeadsIdentity(known);
    this.authorizer = authorizerIdentity(known, credentials);
    this.liveProof = logGroups.liveProof;
    this.weights = store?.weights;
    this.images = store?.images;
    new FoundationOutputs(this, 'Outputs', this);
    storeDeployedFile(deployment, network.vpc, audit.records);
  }
}
