import { BEDROCK, bearerParts, deploymentWith, networkTemplate, ROLES, SAGEMAKER, VLLM } from './fixture';
import { endpointsIn, listed } from './reading';

// Every call that an endpoint admits, by service and role: a missing call fails with its name, and so does an added
// one.

const ENDPOINTS = endpointsIn(
  networkTemplate(
    deploymentWith([VLLM, SAGEMAKER, BEDROCK], {
      ...bearerParts,
      secondOpinion: {
        service: 'comprehend',
        language: 'en',
        classes: { NAME: 'confidential' },
        optOutConfirmedOn: '2026-11-20',
      },
    }),
  ),
);

type AdmittedCaller = keyof typeof ROLES | 'any principal' | 'the account';

const ADMITTED = [...ENDPOINTS].flatMap(([service, statements]) =>
  (statements ?? []).flatMap(({ Action, Condition }) => {
    const role = Condition?.ArnEquals?.['aws:PrincipalArn']?.[0];
    const account = Condition?.StringEquals?.['aws:PrincipalAccount'];
    const caller =
      Object.entries(ROLES).find(([, arn]) => arn === role)?.[0] ??
      (account ? 'the account' : 'any principal');
    return listed(Action).map((action) => `${service}: ${caller} ${action}`);
  }),
);

const EXPECTED: readonly (readonly [service: string, caller: AdmittedCaller, ...actions: string[]])[] = [
  ['kinesis-firehose', 'open-lane', 'firehose:PutRecord'],
  ['kinesis-firehose', 'sealed-lane', 'firehose:PutRecord'],
  ['kms', 'open-lane', 'kms:GenerateMac'],
  ['kms', 'sealed-lane', 'kms:GenerateMac'],
  ['kms', 'chain-heads', 'kms:Sign'],
  ['sagemaker.runtime', 'open-lane', 'sagemaker:InvokeEndpointWithResponseStream'],
  ['sagemaker.runtime', 'sealed-lane', 'sagemaker:InvokeEndpointWithResponseStream'],
  [
    'bedrock-runtime',
    'open-lane',
    'bedrock:InvokeModel',
    'bedrock:InvokeModelWithResponseStream',
    'bedrock:ApplyGuardrail',
  ],
  ['comprehend', 'open-lane', 'comprehend:ContainsPiiEntities'],
  ['s3', 'vllm-task', 's3:ListBucket', 's3:GetObject', 's3:ListBucketVersions'],
  ['s3', 'any principal', 's3:GetObject'],
  ['s3', 'sagemaker', 's3:ListBucket', 's3:GetObject'],
  ['s3', 'authorizer', 's3:GetObject'],
  ['s3', 'chain-heads', 's3:ListBucket', 's3:GetObject', 's3:PutObject'],
  ['dynamodb', 'authorizer', 'dynamodb:GetItem'],
  [
    'ecr.api',
    'vllm-execution',
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
    'ecr:GetAuthorizationToken',
  ],
  [
    'ecr.dkr',
    'vllm-execution',
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
  ],
  ['logs', 'vllm-execution', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  [
    'ecs',
    'vllm-instance',
    'ecs:DeregisterContainerInstance',
    'ecs:RegisterContainerInstance',
    'ecs:SubmitAttachmentStateChanges',
    'ecs:SubmitContainerStateChange',
    'ecs:SubmitTaskStateChange',
    'ecs:UpdateContainerInstancesState',
    'ecs:DiscoverPollEndpoint',
  ],
  ['execute-api', 'the account', 'execute-api:Invoke'],
  ['execute-api', 'any principal', 'execute-api:Invoke'],
];

const LINES = EXPECTED.flatMap(([service, caller, ...actions]) =>
  actions.map((action) => `${service}: ${caller} ${action}`),
);

test.each(LINES)('N3: the endpoint admits %s', (line) => {
  expect(ADMITTED).toContain(line);
});

test.each([...ENDPOINTS.keys()])('N3: the endpoint of %s admits nothing else', (service) => {
  const more = ADMITTED.filter((line) => line.startsWith(`${service}: `) && !LINES.includes(line));
  expect(more).toEqual([]);
});
