import { type aws_ec2 as ec2, RemovalPolicy, aws_route53resolver as resolver } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type DomainName, type NameRow, namesWith } from '../plan/name-row';
import { required } from '../plan/required';
import type { ResourceName } from '../plan/resource';

export interface DnsFirewallProps {
  readonly vpc: ec2.IVpc;
  readonly names: readonly NameRow[];
  /** The names of the buckets that the rows name. */
  readonly bucketNames: BucketNames;
}

/** Bucket names, which exist after a deploy only. */
export type BucketNames = { readonly [N in ResourceName]?: string };

/** The dimensions of the metric that counts queries for names without a row. */
export interface UnexpectedQueries {
  readonly ruleGroupId: string;
  readonly domainListId: string;
}

/**
 * The VPC's resolver answers for the names in use and for no other. Without this, whoever controls a domain could
 * receive data from the VPC as queries for names below it, because the resolver asks the internet (I5).
 *
 * The first rule that matches decides. The rule for names in use trusts the redirections that follow from them (CNAME,
 * DNAME), because AWS changes those of its own names. A query for the target of a redirection is refused like any
 * other. A refusal is an answer without data (NODATA): "does not exist" (NXDOMAIN) would speak for the names below too.
 *
 * If DNS Firewall itself fails, the resolver refuses every query. This is the default of a VPC. CloudFormation cannot
 * state it: `AWS::Route53Resolver::FirewallConfig` is in the CDK, but no region's registry can create one (cfn-lint
 * 1.51.0, 2026-05; non-provisionable in us-east-1, 2026-09). The service control policy `no-internet` keeps the
 * default.
 *
 * Every region that a deployment can be in has DNS Firewall, GovCloud included (Route 53 developer guide, "Region
 * availability for Resolver DNS Firewall", 2026-11, and the registry schemas of cfn-lint 1.51.0).
 *
 * All of it is retained with the VPC, so that a VPC whose stack is deleted is not open. It is not retained where the
 * deploy that creates it is rolled back: a second association could not have the priority of the first, so every
 * further deploy would fail.
 *
 * The association has no mutation protection. That protection refuses CloudFormation too, for each later change of the
 * association (RSLVR-02307; aws-cdk pull request 38795, 2026-09). The service control policy `no-internet` denies the
 * change to everybody but the role that deploys.
 */
export class DnsFirewall extends Construct {
  readonly unexpectedQueries: UnexpectedQueries;

  constructor(scope: Construct, id: string, { vpc, names, bucketNames }: DnsFirewallProps) {
    super(scope, id);
    // CloudFormation chooses the names: what is retained must not have one that a later deployment would have too.
    const list = (listId: string, domains: readonly string[]) =>
      new resolver.CfnFirewallDomainList(this, listId, { domains: [...domains] });
    const listOf = (listId: string, answer: NameRow['answer']) =>
      list(
        listId,
        namesWith(answer, names).map((one) => domainOf(one, bucketNames)),
      );

    const inUse = listOf('NamesInUse', 'resolved');
    const needless = names.some(({ answer }) => answer === 'refused')
      ? [listOf('NeedlessNames', 'refused')]
      : [];
    const every = list('EveryName', ['*']);

    const rules = new resolver.CfnFirewallRuleGroup(this, 'Rules', {
      // Priorities are fixed: a rule that is added later must not take the one of another.
      firewallRules: [
        {
          priority: 100,
          firewallDomainListId: inUse.attrId,
          action: 'ALLOW',
          firewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
        },
        ...needless.map(({ attrId }) => ({ priority: 200, firewallDomainListId: attrId, ...REFUSE })),
        { priority: 900, firewallDomainListId: every.attrId, ...REFUSE },
      ],
    });
    const association = new resolver.CfnFirewallRuleGroupAssociation(this, 'Association', {
      firewallRuleGroupId: rules.attrId,
      vpcId: vpc.vpcId,
      priority: BEHIND_OTHER_GROUPS,
      mutationProtection: 'DISABLED',
    });
    for (const kept of [inUse, ...needless, every, rules, association]) {
      kept.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }
    this.unexpectedQueries = { ruleGroupId: rules.attrId, domainListId: every.attrId };
  }
}

const REFUSE = { action: 'BLOCK', blockResponse: 'NODATA' };

/** The last rule matches every name, so the rule groups of a central team must be tried before this one. */
const BEHIND_OTHER_GROUPS = 9000;

function domainOf(name: DomainName, bucketNames: BucketNames): string {
  if (typeof name === 'string') return name;
  return `${required(bucketNames[name.bucket], `the name of ${name.bucket}`)}.${name.below}`;
}
