import {
  type aws_ec2 as ec2,
  type aws_ecr as ecr,
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { imagePull, weightsRead } from './model-files';

export interface SagemakerPolicyProps {
  readonly deployment: Deployment;
  readonly role: iam.IRole;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  /** One per endpoint. */
  readonly logGroups: readonly logs.ILogGroup[];
  readonly images: ecr.IRepository;
  readonly weights: s3.IBucket;
  readonly dataKey: kms.IKey;
}

/**
 * What SageMaker may do to run this deployment's models: pull the image, read the weights, write the logs and
 * metrics of its endpoints, and place them in the VPC.
 */
export class SagemakerPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: SagemakerPolicyProps) {
    const { account, partition, region } = Stack.of(scope);
    const ec2Arn = (resource: string) => `arn:${partition}:ec2:${region}:${account}:${resource}`;
    const subnets = props.vpc.isolatedSubnets.map(({ subnetId }) => ec2Arn(`subnet/${subnetId}`));
    const interfaces = ec2Arn('network-interface/*');
    const models = props.deployment.models.filter((model) => model.host === 'sagemaker');

    super(scope, id, {
      description: 'Image, weights, logs, metrics, and a place in the VPC',
      roles: [props.role],
      statements: [
        ...imagePull(props.images),
        ...weightsRead(models, props.weights, props.dataKey),
        new iam.PolicyStatement({
          sid: 'WriteLogs',
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: props.logGroups.map(({ logGroupArn }) => logGroupArn),
        }),
        new iam.PolicyStatement({
          sid: 'PutMetrics',
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringLike: { 'cloudwatch:namespace': ['AWS/SageMaker', '/aws/sagemaker/*'] } },
        }),
        new iam.PolicyStatement({
          sid: 'PlaceInSubnets',
          actions: ['ec2:CreateNetworkInterface'],
          resources: [
            interfaces,
            ec2Arn(`security-group/${props.securityGroup.securityGroupId}`),
            ...subnets,
          ],
        }),
        new iam.PolicyStatement({
          sid: 'ManageInterfaces',
          actions: [
            'ec2:CreateNetworkInterfacePermission',
            'ec2:DeleteNetworkInterface',
            'ec2:DeleteNetworkInterfacePermission',
          ],
          resources: [interfaces],
        }),
        new iam.PolicyStatement({
          sid: 'DescribeNetwork',
          // None of these knows resources.
          actions: [
            'ec2:DescribeDhcpOptions',
            'ec2:DescribeNetworkInterfaces',
            'ec2:DescribeSecurityGroups',
            'ec2:DescribeSubnets',
            'ec2:DescribeVpcs',
          ],
          resources: ['*'],
        }),
      ],
    });
  }
}
