import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Flow, SecurityGroupName } from '../plan/flow';
import { required } from '../plan/required';

export interface SecurityGroupsProps {
  readonly vpc: ec2.IVpc;
  /** Every allowed connection. A group exists if a flow names it. */
  readonly flows: readonly Flow[];
  /** The ids of groups that another team owns; their rules are theirs. */
  readonly imported: ReadonlyMap<SecurityGroupName, string>;
}

/**
 * One security group for each workload and endpoint, with exactly the rules of the flows.
 *
 * Other constructs get immutable references, so no library call of a later stack can add a rule. Egress rules are
 * inline, so that EC2 adds no default egress rule. Ingress rules are resources of their own, so that two groups can
 * name each other.
 */
export class SecurityGroups extends Construct {
  private readonly references = new Map<SecurityGroupName, ec2.ISecurityGroup>();

  constructor(scope: Construct, id: string, { vpc, flows, imported }: SecurityGroupsProps) {
    super(scope, id);
    const named = groupsIn(flows);
    const groups = new Map(
      named.filter((name) => !imported.has(name)).map((name) => [name, this.emptyGroup(name, vpc)]),
    );
    const idOf = (name: SecurityGroupName) =>
      imported.get(name) ?? required(groups.get(name), `a security group ${name}`).attrGroupId;

    for (const name of named) {
      const group = groups.get(name);
      if (group) group.securityGroupEgress = waysOut(name, flows, idOf);
      this.references.set(
        name,
        ec2.SecurityGroup.fromSecurityGroupId(this, `${name}-reference`, idOf(name), { mutable: false }),
      );
    }
    for (const flow of flows) {
      if (typeof flow.to === 'string' && groups.has(flow.to)) this.wayIn(flow, idOf(flow.to), idOf);
    }
  }

  /** Names of all groups. */
  get names(): readonly SecurityGroupName[] {
    return [...this.references.keys()];
  }

  /** The group of this name. @throws Error if no flow names it. */
  get(name: SecurityGroupName): ec2.ISecurityGroup {
    return required(this.references.get(name), `a security group ${name}`);
  }

  private emptyGroup(name: SecurityGroupName, vpc: ec2.IVpc): ec2.CfnSecurityGroup {
    return new ec2.CfnSecurityGroup(this, name, {
      vpcId: vpc.vpcId,
      groupDescription: `${name}: only the connections this deployment needs`,
      tags: [{ key: 'Name', value: name }],
    });
  }

  private wayIn(flow: Flow, groupId: string, idOf: (name: SecurityGroupName) => string): void {
    const from = typeof flow.from === 'string' ? flow.from : flow.from.cidr;
    new ec2.CfnSecurityGroupIngress(this, `${from} to ${flow.to}`, {
      groupId,
      description: flow.why,
      ...tcp(flow.port),
      ...(typeof flow.from === 'string'
        ? { sourceSecurityGroupId: idOf(flow.from) }
        : { cidrIp: flow.from.cidr }),
    });
  }
}

function groupsIn(flows: readonly Flow[]): readonly SecurityGroupName[] {
  const named = flows.flatMap(({ from, to }) => [from, to]);
  return [...new Set(named.filter((side) => typeof side === 'string'))];
}

function waysOut(
  name: SecurityGroupName,
  flows: readonly Flow[],
  idOf: (name: SecurityGroupName) => string,
): ec2.CfnSecurityGroup.EgressProperty[] {
  const rules = flows
    .filter((flow) => flow.from === name)
    .map((flow) => ({
      description: flow.why,
      ...tcp(flow.port),
      ...(typeof flow.to === 'string'
        ? { destinationSecurityGroupId: idOf(flow.to) }
        : 'cidr' in flow.to
          ? { cidrIp: flow.to.cidr }
          : { destinationPrefixListId: flow.to.prefixList }),
    }));
  return rules.length > 0 ? rules : [NO_WAY_OUT];
}

/**
 * EC2 adds an allow-all rule to an empty list. A rule to the loopback address allows no connection to another host.
 */
const NO_WAY_OUT = { description: 'answers only, opens nothing', ...tcp(443), cidrIp: '127.0.0.1/32' };

function tcp(port: number) {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port };
}
