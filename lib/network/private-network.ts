import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { groupsGiven } from '../config/imports/imported-security-groups';
import type { SecurityGroupName } from '../plan/flow';
import type { Plan } from '../plan/plan';
import { required } from '../plan/required';
import { type BucketNames, DnsFirewall, type UnexpectedQueries } from './dns-firewall';
import { DnsQueryLog } from './dns-query-log';
import type { CallersAndResources } from './endpoint-policy';
import { importedVpc } from './imported-vpc';
import { PrivateVpc } from './private-vpc';
import { SecurityGroups } from './security-groups';
import { VpcEndpoints } from './vpc-endpoints';

export interface PrivateNetworkProps {
  readonly plan: Pick<Plan, 'deployment' | 'needs' | 'flows' | 'names'>;
  /** ARNs of every role whose calls an endpoint admits, and of the resources of these calls. */
  readonly arns: CallersAndResources;
  /** What watches the VPC, if the deployment creates it. @default the owner of an imported VPC watches it */
  readonly guards?: VpcGuards;
}

export interface VpcGuards {
  /** The encrypted log group for flow logs, and the role that writes them (it trusts vpc-flow-logs.amazonaws.com). */
  readonly flowLogs: { readonly logGroup: logs.ILogGroup; readonly role: Pick<iam.IRole, 'roleArn'> };
  readonly dns: {
    /** The buckets that workloads in the VPC resolve the names of. */
    readonly bucketNames: BucketNames;
    /** The encrypted log group for DNS queries, to which the log delivery service may write. */
    readonly logGroup: logs.ILogGroup;
  };
}

/**
 * The network of a deployment: a VPC without a route to the internet, an endpoint for each AWS service in use, a
 * security group for each workload, and a resolver that answers for the names in use, all made from the plan's tables.
 * In an imported VPC, routes and resolver are its owner's. Security groups and endpoints are made in it all the same, but
 * for those that are imported too.
 * Later stacks use the groups and cannot add rules to them.
 */
export class PrivateNetwork extends Construct {
  readonly vpc: ec2.IVpc;
  readonly securityGroups: SecurityGroups;
  readonly endpoints: VpcEndpoints;
  /** The endpoint through which clients reach the API. */
  readonly apiEndpoint: ec2.IInterfaceVpcEndpoint;
  /** Only if the deployment creates the VPC. */
  readonly unexpectedQueries?: UnexpectedQueries;

  constructor(scope: Construct, id: string, { plan, arns, guards }: PrivateNetworkProps) {
    super(scope, id);
    const { deployment, needs, flows } = plan;

    this.vpc = this.vpcOf(deployment, guards);
    this.securityGroups = new SecurityGroups(this, 'SecurityGroups', {
      vpc: this.vpc,
      flows,
      imported: importedGroups(deployment),
    });
    this.endpoints = new VpcEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      needs,
      arns,
      groups: this.securityGroups,
      deployment,
    });
    this.apiEndpoint = this.endpoints.interfaceTo('execute-api');

    this.unexpectedQueries = guards && this.guardNames(plan, guards.dns);
  }

  private vpcOf(
    { imports, network: { cidr }, availabilityZones: zones }: Deployment,
    guards: VpcGuards | undefined,
  ): ec2.IVpc {
    if (imports.vpc) return importedVpc(this, 'ImportedVpc', imports.vpc);
    const { flowLogs } = required(guards, 'a flow log for the VPC that is created');
    return new PrivateVpc(this, 'PrivateVpc', { cidr, zones, flowLogs }).vpc;
  }

  private guardNames(
    { deployment: { name }, names }: Pick<Plan, 'deployment' | 'names'>,
    { bucketNames, logGroup }: VpcGuards['dns'],
  ): UnexpectedQueries {
    const firewall = new DnsFirewall(this, 'DnsFirewall', { vpc: this.vpc, names, bucketNames });
    new DnsQueryLog(this, 'DnsQueryLog', { name, vpc: this.vpc, logGroup });
    return firewall.unexpectedQueries;
  }
}

/** The security groups of another team: those of imported endpoints, or all. */
const importedGroups = ({ imports }: Deployment): ReadonlyMap<SecurityGroupName, string> =>
  new Map<SecurityGroupName, string>([
    ...imports.endpoints.flatMap((endpoint) =>
      endpoint.kind === 'interface'
        ? [[`${endpoint.service}-endpoint`, endpoint.securityGroup] as const]
        : [],
    ),
    ...(imports.securityGroups ? groupsGiven(imports.securityGroups) : []),
  ]);
