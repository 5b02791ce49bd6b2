import type { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import { lanesOf } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { policyOf } from '../config/policy-of';
import { flowsOf } from '../plan/flows';
import { needsOf } from '../plan/needs';
import type { NetworkResources, NetworkRoles } from '../plan/network-resources';
import { workloadOf } from '../plan/workloads';
import { PrivateVpc } from './private-vpc';
import { SecurityGroups } from './security-groups';
import { VpcEndpoints } from './vpc-endpoints';

export interface PrivateNetworkProps {
  readonly deployment: Deployment;
  readonly roles: NetworkRoles;
  readonly resources: NetworkResources;
  /** Where flow logs go, encrypted, and the role that writes them (trusting vpc-flow-logs.amazonaws.com). */
  readonly flowLogs: { readonly logGroup: logs.ILogGroup; readonly role: Pick<iam.IRole, 'roleArn'> };
}

/** Security groups of a deployment; later stacks use them and cannot add rules to them. */
export interface NetworkGroups {
  readonly lanes: Readonly<Partial<Record<Lane, ec2.ISecurityGroup>>>;
  /** Where a `vllm` model exists. */
  readonly vllm?: {
    readonly loadBalancer: ec2.ISecurityGroup;
    readonly task: ec2.ISecurityGroup;
    readonly instance: ec2.ISecurityGroup;
  };
  /** Where a `sagemaker` model exists. */
  readonly sagemaker?: ec2.ISecurityGroup;
  /** Where a lane takes bearer credentials. */
  readonly authorizer?: ec2.ISecurityGroup;
  /** For workloads in the VPC that call the API. */
  readonly apiClients: ec2.ISecurityGroup;
}

/**
 * The network of a deployment: a VPC without a way to the internet, an endpoint for each AWS service in use, and
 * a security group for each party, all made from the one table of needs.
 */
export class PrivateNetwork extends Construct {
  readonly vpc: ec2.IVpc;
  readonly securityGroups: NetworkGroups;
  readonly endpoints: VpcEndpoints;
  /** Where clients reach the API. */
  readonly apiEndpoint: ec2.IInterfaceVpcEndpoint;

  constructor(scope: Construct, id: string, props: PrivateNetworkProps) {
    super(scope, id);
    const { deployment, roles, resources, flowLogs } = props;
    const needs = needsOf(deployment, roles, resources);
    const zones = deployment.availabilityZones;

    this.vpc = new PrivateVpc(this, 'PrivateVpc', { cidr: deployment.network.cidr, zones, flowLogs }).vpc;
    const groups = new SecurityGroups(this, 'SecurityGroups', {
      vpc: this.vpc,
      flows: flowsOf(deployment, needs),
    });
    this.endpoints = new VpcEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      needs,
      groups,
      zones: deployment.network.endpointZones === 'all' ? zones : zones.slice(0, 1),
      zonesByService: { comprehend: deployment.secondOpinion?.endpointZones },
    });
    this.apiEndpoint = this.endpoints.interfaceTo('execute-api');
    this.securityGroups = groupsOf(deployment, groups);
  }
}

function groupsOf(deployment: Deployment, groups: SecurityGroups): NetworkGroups {
  const hosts = new Set(deployment.models.map((model) => model.host));
  const lanes = lanesOf(policyOf(deployment));
  return {
    lanes: Object.fromEntries(lanes.map((lane) => [lane, groups.get(workloadOf(lane))])),
    ...(hosts.has('vllm') && {
      vllm: {
        loadBalancer: groups.get('vllm-load-balancer'),
        task: groups.get('vllm-task'),
        instance: groups.get('vllm-instance'),
      },
    }),
    ...(hosts.has('sagemaker') && { sagemaker: groups.get('sagemaker') }),
    ...(deployment.bearer && { authorizer: groups.get('authorizer') }),
    apiClients: groups.get('api-client'),
  };
}
