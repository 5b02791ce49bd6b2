import type { Deployment } from '../../config/deployment';
import { arnIn } from '../../plan/arns';
import { pullsImages, readsWeights } from '../../plan/artifact-permissions';
import { type Permission, type PolicyRow, statementIdOf } from '../../plan/permission';
import { the } from '../../plan/resource';
import type { RoleRow } from '../../plan/roles';
import { type SagemakerModel, sagemakerEndpointName } from './schema';

export const sagemakerRoles: readonly RoleRow[] = [
  {
    role: 'sagemaker',
    id: 'Sagemaker',
    description: 'SageMaker models: pull the image, read the weights, write logs and metrics',
    service: 'sagemaker.amazonaws.com',
    workload: 'sagemaker',
  },
];

/**
 * What SageMaker may do to run this deployment's models: pull the image, read the weights, write the logs and metrics
 * of its endpoints, and place them in the VPC.
 *
 * With network isolation and a VpcConfig, SageMaker downloads the weights through the VPC with the model's execution
 * role; the container has no network. The platform transfers image and logs outside the VPC (SageMaker developer
 * guide, "Run Training and Inference Containers in Internet-Free Mode").
 */
export const sagemakerPolicies = (
  models: readonly SagemakerModel[],
  deployment: Deployment,
): readonly PolicyRow[] => [
  {
    role: 'sagemaker',
    part: 'base',
    path: ['Sagemaker'],
    description: 'Image, weights, logs, metrics, and a place in the VPC',
    permissions: [
      ...pullsImages({ insideVpc: false }),
      ...readsWeights(models),
      ...REPORTS,
      ...placesInterfaces(deployment),
    ],
  },
];

const REPORTS: readonly Permission[] = [
  {
    sid: 'WriteLogs',
    effect: 'Allow',
    actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resources: [the('sagemaker-logs')],
    through: [],
  },
  {
    sid: 'PutMetrics',
    effect: 'Allow',
    actions: ['cloudwatch:PutMetricData'],
    resources: ['*'],
    conditions: { StringLike: { 'cloudwatch:namespace': ['AWS/SageMaker', '/aws/sagemaker/*'] } },
    through: [],
  },
];

function placesInterfaces(deployment: Deployment): readonly Permission[] {
  const interfaces = arnIn(deployment, 'ec2', 'network-interface/*');
  return [
    {
      sid: 'PlaceInSubnets',
      effect: 'Allow',
      actions: ['ec2:CreateNetworkInterface'],
      resources: [interfaces, the('sagemaker-security-group'), the('subnets')],
      through: [],
    },
    {
      sid: 'ManageInterfaces',
      effect: 'Allow',
      actions: [
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      resources: [interfaces],
      through: [],
    },
    {
      sid: 'DescribeNetwork',
      effect: 'Allow',
      // None of these actions supports a resource.
      actions: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
      through: [],
    },
  ];
}

/** What a lane's role needs to call a SageMaker model: its endpoint, and no other. */
export const callsSagemaker = (model: SagemakerModel, deployment: Deployment): readonly Permission[] => [
  {
    sid: statementIdOf('Invoke', model),
    effect: 'Allow',
    actions: ['sagemaker:InvokeEndpointWithResponseStream'],
    resources: [arnIn(deployment, 'sagemaker', `endpoint/${sagemakerEndpointName(deployment, model)}`)],
    through: ['sagemaker.runtime'],
  },
];
