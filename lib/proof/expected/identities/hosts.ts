import type { ExpectedStatement } from '../../matching/policy';
import { allow } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { bucketArn, groupArn, keyArn, logGroupArn, repositoryArn, subnetArns } from '../things';
import type { RolePolicy } from './role-policy';

/** What the roles of self-hosted models may do, exactly: pull one image repository, read the weights, write logs. */
export const hostPolicies = (basis: Basis): readonly RolePolicy[] => [
  ...(basis.modelsOn('vllm').length > 0 ? vllmPolicies(basis) : []),
  ...(basis.modelsOn('sagemaker').length > 0 ? [sagemakerPolicy(basis)] : []),
];

function vllmPolicies(basis: Basis): readonly RolePolicy[] {
  const foundation = (claim: string) => ({ stack: 'foundation', claim }) as const;
  return [
    {
      owner: 'vllm-task',
      part: 'base',
      ...foundation('roles.vllm-task'),
      statements: [
        ...readsWeights(basis),
        allow({ actions: ['s3:ListBucketVersions'], resources: [bucketArn(basis, 'weights')] }),
      ],
      atBucket: weightsOf(basis, 'vllm'),
    },
    {
      owner: 'vllm-execution',
      part: 'base',
      ...foundation('roles.vllm-execution'),
      statements: [
        ...pullsImages(basis),
        allow({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroupArn(basis, 'vllm')],
        }),
      ],
    },
    {
      owner: 'vllm-instance',
      part: 'base',
      ...foundation('roles.vllm-instance'),
      statements: runsAgent(basis),
    },
  ];
}

function runsAgent(basis: Basis): readonly ExpectedStatement[] {
  const name = `${basis.deployment.name}-vllm`;
  const instances = [basis.arn('ecs', `container-instance/${name}/*`)];
  return [
    allow({
      actions: [
        'ecs:DeregisterContainerInstance',
        'ecs:RegisterContainerInstance',
        'ecs:SubmitAttachmentStateChanges',
        'ecs:SubmitContainerStateChange',
        'ecs:SubmitTaskStateChange',
      ],
      resources: [basis.arn('ecs', `cluster/${name}`)],
    }),
    ...['ecs:UpdateContainerInstancesState', 'ecs:Poll', 'ecs:StartTelemetrySession'].map((action) =>
      allow({ actions: [action], resources: instances }),
    ),
    allow({ actions: ['ecs:DiscoverPollEndpoint'], resources: ['*'] }),
  ];
}

const pullsImages = (basis: Basis): readonly ExpectedStatement[] => [
  allow({
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: [repositoryArn(basis)],
  }),
  allow({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
];

/** The weights of this host's models, all revisions of each, and no other object. */
const weightsOf = (basis: Basis, host: 'vllm' | 'sagemaker'): RolePolicy['atBucket'] => ({
  name: 'weights',
  statements: [
    allow({
      actions: ['s3:GetObject'],
      resources: basis.modelsOn(host).map(({ name }) => `${bucketArn(basis, 'weights')}/${name}/*`),
    }),
  ],
});

/** The names of weights, and their key. The policy of the bucket says which objects each role may read. */
const readsWeights = (basis: Basis): readonly ExpectedStatement[] => [
  allow({ actions: ['s3:ListBucket'], resources: [bucketArn(basis, 'weights')] }),
  allow({
    actions: ['kms:Decrypt'],
    resources: [keyArn(basis, 'data')],
    conditions: throughServices(basis, 's3'),
  }),
];

/** With network isolation and a VPC, SageMaker itself pulls the image, downloads the weights and places interfaces. */
function sagemakerPolicy(basis: Basis): RolePolicy {
  const interfaces = basis.arn('ec2', 'network-interface/*');
  return {
    owner: 'sagemaker',
    part: 'base',
    stack: 'foundation',
    claim: 'roles.sagemaker',
    atBucket: weightsOf(basis, 'sagemaker'),
    statements: [
      ...pullsImages(basis),
      ...readsWeights(basis),
      allow({
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: basis.modelsOn('sagemaker').map(({ name }) => logGroupArn(basis, `sagemaker ${name}`)),
      }),
      allow({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringLike: { 'cloudwatch:namespace': ['AWS/SageMaker', '/aws/sagemaker/*'] } },
      }),
      allow({
        actions: ['ec2:CreateNetworkInterface'],
        resources: [interfaces, groupArn(basis, 'sagemaker'), ...subnetArns(basis)],
      }),
      allow({
        actions: [
          'ec2:CreateNetworkInterfacePermission',
          'ec2:DeleteNetworkInterface',
          'ec2:DeleteNetworkInterfacePermission',
        ],
        resources: [interfaces],
      }),
      allow({
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
  };
}
