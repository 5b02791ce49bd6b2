import type { Deployment } from '../../../lib/config/deployment';
import { regionFacts } from '../../../lib/config/facts/regions';
import { vouched } from '../../../lib/config/imports/vouched';
import { assetBucketOf } from '../../../lib/proof/expected/account-rules';
import { actionsFor } from './actions';

/** Actions that read content, and not only what there is. */
const READS_CONTENT = ['kms:Decrypt', 's3:GetObject'];

/** Services that decrypt for a caller what they return, as KMS names them: variables, uploads, a guardrail. */
export const decryptingServices = ({ region }: Pick<Deployment, 'region'>): readonly string[] =>
  ['bedrock', 'lambda', 's3'].map((service) => `${service}.${region}.${regionFacts(region).dnsSuffix}`);

/**
 * An IAM policy that lets a principal run the live proof of a deployment. All of its actions read. Content is read in the
 * bucket of uploaded code alone.
 *
 * @param types the types of the resources in the deployment's templates
 */
export function livePolicy(deployment: Deployment, types: Iterable<string>) {
  const { account, region } = deployment;
  const { partition } = regionFacts(region);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ReadDeployed',
        Effect: 'Allow',
        Action: actionsFor(types, vouched(deployment).length > 0).filter(
          (action) => !READS_CONTENT.includes(action),
        ),
        Resource: '*',
      },
      {
        Sid: 'ReadUploadedCode',
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: `arn:${partition}:s3:::${assetBucketOf(deployment)}/*`,
      },
      {
        Sid: 'DecryptThroughServices',
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: `arn:${partition}:kms:${region}:${account}:key/*`,
        Condition: {
          StringEquals: {
            'kms:ViaService': decryptingServices(deployment),
          },
        },
      },
    ],
  };
}
