import {
  type aws_ecr as ecr,
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { REPORT_TO_CLUSTER } from '../plan/ecs-agent-actions';
import { vllmClusterName } from '../plan/names';
import { imagePull, weightsRead } from './model-files';
import type { VllmRoles } from './roles';

export interface VllmPoliciesProps {
  readonly deployment: Deployment;
  readonly roles: VllmRoles;
  readonly logGroup: logs.ILogGroup;
  readonly images: ecr.IRepository;
  readonly weights: s3.IBucket;
  readonly dataKey: kms.IKey;
}

/** What the three roles of a vLLM model may do; see {@link VllmRoles}. */
export class VllmPolicies extends Construct {
  constructor(scope: Construct, id: string, props: VllmPoliciesProps) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    const models = props.deployment.models.filter((model) => model.host === 'vllm');
    const ecsArn = (resource: string) => `arn:${partition}:ecs:${region}:${account}:${resource}`;
    const cluster = ecsArn(`cluster/${vllmClusterName(props.deployment)}`);

    new iam.ManagedPolicy(this, 'Instance', {
      description: 'The ECS agent of one cluster',
      roles: [props.roles.instanceRole],
      statements: [
        new iam.PolicyStatement({
          sid: 'ReportToCluster',
          actions: [...REPORT_TO_CLUSTER],
          resources: [cluster],
        }),
        new iam.PolicyStatement({
          sid: 'PollForWork',
          actions: ['ecs:Poll', 'ecs:StartTelemetrySession', 'ecs:UpdateContainerInstancesState'],
          resources: [ecsArn(`container-instance/${vllmClusterName(props.deployment)}/*`)],
        }),
        new iam.PolicyStatement({
          sid: 'FindEndpoint',
          // Answers which address to poll; knows no resource.
          actions: ['ecs:DiscoverPollEndpoint'],
          resources: ['*'],
        }),
      ],
    });

    new iam.ManagedPolicy(this, 'Execution', {
      description: 'Pull the vLLM image, ship container logs',
      roles: [props.roles.executionRole],
      statements: [
        ...imagePull(props.images),
        new iam.PolicyStatement({
          sid: 'WriteLogs',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [props.logGroup.logGroupArn],
        }),
      ],
    });

    new iam.ManagedPolicy(this, 'Task', {
      description: 'Read the weights',
      roles: [props.roles.taskRole],
      statements: weightsRead(models, props.weights, props.dataKey),
    });
  }
}
