import { GetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { Statement } from '../../../../lib/proof/iam/policy-document';
import type { ResourcePolicies } from '../../../../lib/proof/live/strangers/guarded-calls';
import { livePolicy } from '../../../../lib/proof/live/strangers/live-policy';
import { arnIn, bucketArn, idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Read } from './actions';
import { orUnread } from './or-unread';

/** The policies of the deployment's keys, buckets, functions and repositories, as they are. */
export async function resourcePolicies(own: Own, account: Account): Promise<ResourcePolicies> {
  const { deployment } = own;
  const { ecr, kms, lambda, s3 } = account;
  const looks: readonly Look[] = [
    ...idsOf(own, 'AWS::KMS::Key').map(
      (KeyId): Look => ({
        read: 'key policy',
        arn: arnIn(deployment, 'kms', `key/${KeyId}`),
        ask: async () => (await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy,
      }),
    ),
    ...idsOf(own, 'AWS::S3::Bucket').map(
      (Bucket): Look => ({
        read: 'bucket policy',
        arn: bucketArn(deployment, Bucket),
        ask: async () =>
          (await unlessAbsent(s3.send(new GetBucketPolicyCommand({ Bucket })), 'NoSuchBucketPolicy'))?.Policy,
      }),
    ),
    ...idsOf(own, 'AWS::Lambda::Function').map(
      (FunctionName): Look => ({
        read: 'function policy',
        arn: arnIn(deployment, 'lambda', `function:${FunctionName}`),
        ask: async () =>
          (
            await unlessAbsent(
              lambda.send(new GetPolicyCommand({ FunctionName })),
              'ResourceNotFoundException',
            )
          )?.Policy,
      }),
    ),
    ...idsOf(own, 'AWS::ECR::Repository').map(
      (repositoryName): Look => ({
        read: 'repository policy',
        arn: arnIn(deployment, 'ecr', `repository/${repositoryName}`),
        ask: async () =>
          (
            await unlessAbsent(
              ecr.send(new GetRepositoryPolicyCommand({ repositoryName })),
              'RepositoryPolicyNotFoundException',
            )
          )?.policyText,
      }),
    ),
  ];
  const found = await Promise.all(
    looks.map(
      async (look) => [look.arn, await orUnread(look.read, whatOf(look), () => statementsOf(look))] as const,
    ),
  );
  return new Map(found);
}

interface Look {
  readonly read: Read;
  readonly arn: string;
  /** The text of the policy; `undefined` if there is none. */
  readonly ask: () => Promise<string | undefined>;
}

const whatOf = ({ arn }: Look) => `the policy of ${arn}`;

async function statementsOf(look: Look): Promise<readonly Statement[]> {
  const text = await look.ask();
  return text === undefined
    ? []
    : livePolicy(inResourcePolicy(JSON.parse(text), look.arn), 'resource', whatOf(look));
}

/** The policy of a repository names no resource: it is about its repository. */
function inResourcePolicy(document: object, arn: string): object {
  const { Statement } = document as { readonly Statement?: unknown };
  if (!Array.isArray(Statement)) return document;
  return {
    ...document,
    Statement: Statement.map((one) =>
      'Resource' in one || 'NotResource' in one ? one : { ...one, Resource: arn },
    ),
  };
}
