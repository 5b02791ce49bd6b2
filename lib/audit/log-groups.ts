import { type aws_kms as kms, aws_logs as logs, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import type { LogGroupRow } from '../plan/log-group';
import { LANE_CONSTRUCT_ID } from '../plan/names';
import type { Plan } from '../plan/plan';
import type { LogGroupName } from '../plan/resource';
import { stackSerial } from '../security/stack-serial';
import { DeliveredLogGroup } from './delivered-log-group';

export interface LogGroupsProps {
  readonly plan: Pick<Plan, 'deployment' | 'lanes' | 'logGroups'>;
  readonly key: kms.IKey;
}

/**
 * Every log group of a deployment: encrypted, with the deployment's retention. Each is retained when the stack is deleted,
 * except those whose whole name a service chooses (SageMaker, Container Insights): a retained one would be in the way of
 * the next deployment of the name. As long as the stack exists, no service creates a log group of its own, which would be
 * unencrypted and never expire. One that writes later does; `npm run destroy` deletes that group.
 *
 * A group with a name from here is not retained where the deploy that creates it is rolled back: the next deploy of the
 * same stack would need the same name.
 */
export class LogGroups extends Construct {
  readonly lanes: Readonly<Partial<Record<Lane, logs.LogGroup>>>;
  readonly authorizer?: logs.LogGroup;
  readonly chainHeads: logs.LogGroup;
  readonly apiAccess: logs.LogGroup;
  readonly firewall: logs.LogGroup;
  /** Connections and DNS queries of the VPC. Only if the deployment creates it. */
  readonly network?: { readonly flowLogs: logs.LogGroup; readonly dnsQueries: logs.LogGroup };
  /** Firehose's delivery errors; never the content of a record. */
  readonly deliveryErrors: logs.LogGroup;
  /** Records of the live proof. Only if the deployment has one. */
  readonly liveProof?: logs.LogGroup;
  /** Log groups of the hosts, by the name that permissions use. One name may have several. */
  readonly hosts: ReadonlyMap<LogGroupName, readonly logs.LogGroup[]>;

  constructor(scope: Construct, id: string, { plan, key }: LogGroupsProps) {
    super(scope, id);
    const { deployment } = plan;
    const common = { encryptionKey: key, retention: deployment.logRetentionDays };
    const logGroup = (groupId: string, props: Partial<logs.LogGroupProps> = {}) =>
      new logs.LogGroup(this, groupId, { ...common, removalPolicy: RemovalPolicy.RETAIN, ...props });

    const ofHost = ({ name, id: groupId, fixedName }: LogGroupRow) => {
      const group = logGroup(
        groupId,
        fixedName ? { logGroupName: fixedName, removalPolicy: RemovalPolicy.DESTROY } : {},
      );
      return name ? [[name, group] as const] : [];
    };

    this.lanes = Object.fromEntries(plan.lanes.map((lane) => [lane, logGroup(LANE_CONSTRUCT_ID[lane])]));
    const kept = plan.logGroups.filter(({ fixedName }) => !fixedName).flatMap(ofHost);
    this.authorizer = deployment.bearer ? logGroup('Authorizer') : undefined;
    this.chainHeads = logGroup('ChainHeads');
    this.apiAccess = logGroup('ApiAccess');
    const flowLogs = deployment.imports.vpc ? undefined : logGroup('FlowLogs');
    this.deliveryErrors = logGroup('DeliveryErrors');

    // AWS WAF writes only to groups with this prefix. The name contains a part of the stack's id, so that a second
    // deployment of the same name does not collide with the retained group of the first.
    this.firewall = logGroup('Firewall', {
      logGroupName: `aws-waf-logs-${deployment.name}-${stackSerial()}`,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });

    this.network = flowLogs && {
      flowLogs,
      // The prefix that AWS recommends for groups that its log delivery service writes to.
      dnsQueries: new DeliveredLogGroup(this, 'DnsQueries', {
        ...common,
        logGroupName: `/aws/vendedlogs/${deployment.name}-dns-queries-${stackSerial()}`,
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      }),
    };

    // The role that writes to it is made before it is known, so its permission names the beginning of the name.
    this.liveProof = deployment.liveProof
      ? logGroup('LiveProof', {
          logGroupName: `/hybrid-llm/${deployment.name}/live-proof-${stackSerial()}`,
          removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        })
      : undefined;

    const passing = plan.logGroups.filter(({ fixedName }) => fixedName).flatMap(ofHost);
    this.hosts = byName([...kept, ...passing]);
  }
}

function byName(groups: readonly (readonly [LogGroupName, logs.LogGroup])[]) {
  const found = new Map<LogGroupName, readonly logs.LogGroup[]>();
  for (const [name, group] of groups) found.set(name, [...(found.get(name) ?? []), group]);
  return found;
}
