import {
  CreateStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import type { Deployment } from '../../../../lib/config/deployment';
import { DEPLOYMENT_FILE, storedText } from '../../../../lib/config/transition/stored-deployment';
import type { Account } from '../../../../scripts/account/account';

/** Where the outputs of the stacks point to. */
export interface Places {
  /** Host and port of the registry. */
  readonly registry: string;
  /** The base URL of the API. */
  readonly api: string;
}

export const BUCKET = 'sandbox-weights';
export const REPOSITORY = 'sandbox-images';

/**
 * `cdk deploy <stack>`: makes in moto what the other steps of a deploy look for, by CloudFormation. moto makes no VPC of the
 * whole foundation, nor a model.
 *
 * @returns its exit code
 */
export async function simulatedCdk(
  [, stack = '']: readonly string[],
  deployment: Deployment,
  { cloudFormation, ec2 }: Pick<Account, 'cloudFormation' | 'ec2'>,
  places: Places,
): Promise<number> {
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const template = templateOf(stack, deployment, places, vpc?.VpcId ?? '');
  const asked = { StackName: stack, TemplateBody: JSON.stringify(template) };
  const there = await cloudFormation
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch(() => undefined);
  await cloudFormation.send(there ? new UpdateStackCommand(asked) : new CreateStackCommand(asked));
  return 0;
}

function templateOf(stack: string, deployment: Deployment, { registry, api }: Places, vpc: string) {
  switch (stack.split('-').at(-1)) {
    case 'foundation':
      return {
        Resources: {
          Weights: {
            Type: 'AWS::S3::Bucket',
            Properties: { BucketName: BUCKET, VersioningConfiguration: { Status: 'Enabled' } },
            Metadata: { [DEPLOYMENT_FILE]: storedText(deployment) },
          },
        },
        Outputs: {
          WeightsBucket: { Value: BUCKET },
          ImagesRepositoryUri: { Value: `${registry}/${REPOSITORY}` },
          VpcId: { Value: vpc },
        },
      };
    case 'inference':
      return {
        Resources: {
          Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'sandbox' } },
          Task: {
            Type: 'AWS::ECS::TaskDefinition',
            Properties: {
              Family: 'qwen',
              ContainerDefinitions: [{ Name: 'vllm', Image: 'vllm', Memory: 1 }],
            },
          },
          Vllmqwen38bService12345678: {
            Type: 'AWS::ECS::Service',
            Properties: { Cluster: { Ref: 'Cluster' }, TaskDefinition: { Ref: 'Task' }, DesiredCount: 1 },
          },
        },
      };
    default:
      return {
        Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: stack } } },
        Outputs: { OpenBaseUrl: { Value: api } },
      };
  }
}
