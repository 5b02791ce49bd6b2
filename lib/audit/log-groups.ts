import { Aws, Fn, type aws_kms as kms, aws_logs as logs, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import { lanesOf } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { policyOf } from '../config/policy-of';
import { LANE_CONSTRUCT_ID } from '../plan/lane-construct-id';
import { vllmClusterName } from '../plan/names';

export interface LogGroupsProps {
  readonly deployment: Deployment;
  readonly key: kms.IKey;
}

/**
 * Every log group of a deployment: encrypted, kept for the deployment's retention and kept when the stack goes.
 * No service makes one of its own, unencrypted and kept for ever.
 */
export class LogGroups extends Construct {
  readonly lanes: Readonly<Partial<Record<Lane, logs.LogGroup>>>;
  readonly vllm?: logs.LogGroup;
  readonly authorizer?: logs.LogGroup;
  readonly apiAccess: logs.LogGroup;
  readonly firewall: logs.LogGroup;
  readonly flowLogs: logs.LogGroup;
  /** What Firehose could not deliver, and why; never a record's content. */
  readonly deliveryErrors: logs.LogGroup;
  /** What ECS writes for Container Insights: how busy the cluster's instances and tasks are. */
  readonly vllmPerformance?: logs.LogGroup;
  /** One per SageMaker endpoint. */
  readonly sagemaker: readonly logs.LogGroup[];

  constructor(scope: Construct, id: string, { deployment, key }: LogGroupsProps) {
    super(scope, id);
    const logGroup = (groupId: string, props: Partial<logs.LogGroupProps> = {}) =>
      new logs.LogGroup(this, groupId, {
        encryptionKey: key,
        retention: deployment.logRetentionDays,
        removalPolicy: RemovalPolicy.RETAIN,
        ...props,
      });

    this.lanes = Object.fromEntries(
      lanesOf(policyOf(deployment)).map((lane) => [lane, logGroup(LANE_CONSTRUCT_ID[lane])]),
    );
    this.vllm = deployment.models.some(({ host }) => host === 'vllm') ? logGroup('Vllm') : undefined;
    this.authorizer = deployment.bearer ? logGroup('Authorizer') : undefined;
    this.apiAccess = logGroup('ApiAccess');
    this.flowLogs = logGroup('FlowLogs');
    this.deliveryErrors = logGroup('DeliveryErrors');

    // AWS WAF writes only to groups whose name starts so. The stack's own id in the name keeps a second deployment
    // of the same name from meeting the group that the first one left behind.
    this.firewall = logGroup('Firewall', {
      logGroupName: `aws-waf-logs-${deployment.name}-${stackSerial()}`,
    });

    // ECS and SageMaker decide these names. They go with the stack: a kept one would stop the next deployment.
    this.vllmPerformance =
      this.vllm &&
      logGroup('VllmPerformance', {
        logGroupName: `/aws/ecs/containerinsights/${vllmClusterName(deployment)}/performance`,
        removalPolicy: RemovalPolicy.DESTROY,
      });
    this.sagemaker = deployment.models
      .filter(({ host }) => host === 'sagemaker')
      .map(({ name }) =>
        logGroup(`Sagemaker-${name}`, {
          logGroupName: `/aws/sagemaker/Endpoints/${deployment.name}-${name}`,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      );
  }
}

/** The first eight digits of the id CloudFormation gave this stack: new each time a stack is created. */
function stackSerial(): string {
  const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.select(0, Fn.split('-', uuid));
}
