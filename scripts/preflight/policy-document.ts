import type { Deployment } from '../../lib/config/deployment';
import { regionFacts } from '../../lib/config/facts/regions';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import { ACTIONS } from './actions';
import type { Prerequisite } from './prerequisite';

/** Actions that read content, and not only what there is. */
const READS_CONTENT = ['s3:GetObject', 's3:ListBucket', 'kms:Decrypt'];

/**
 * An IAM policy that lets a principal run the checks of these prerequisites. All of its actions read. Content is read in
 * the buckets of the deployment alone, and a key is used for them alone. In the bucket for templates and code, no object
 * is read.
 */
export function policyFor(
  deployment: StacksNamed & Pick<Deployment, 'account' | 'region'>,
  prerequisites: readonly Prerequisite[],
) {
  const { account, region } = deployment;
  const { dnsSuffix, partition } = regionFacts(region);
  const kinds = new Set<Prerequisite['kind']>(['placement', ...prerequisites.map(({ kind }) => kind)]);
  const actions = [...new Set([...kinds].flatMap((kind): readonly string[] => ACTIONS[kind]))].sort();
  const objects = actions.filter((action) => action.startsWith('s3:') && READS_CONTENT.includes(action));
  // CloudFormation begins the name of a bucket with that of its stack, in lower case.
  const staged = [`arn:${partition}:s3:::${stackName(deployment, 'foundation').toLowerCase()}-*`];
  const assets = prerequisites.flatMap((one) =>
    one.kind === 'asset-bucket' ? [`arn:${partition}:s3:::${one.bucket}`] : [],
  );
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Preflight',
        Effect: 'Allow',
        Action: actions.filter((action) => !READS_CONTENT.includes(action)),
        Resource: '*',
      },
      ...(objects.length > 0
        ? [
            {
              Sid: 'PreflightStaged',
              Effect: 'Allow',
              Action: objects,
              Resource: [...staged, ...assets],
            },
          ]
        : []),
      ...(actions.includes('kms:Decrypt')
        ? [
            {
              Sid: 'PreflightDecryptStaged',
              Effect: 'Allow',
              Action: ['kms:Decrypt'],
              Resource: `arn:${partition}:kms:${region}:${account}:key/*`,
              Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.${dnsSuffix}` } },
            },
          ]
        : []),
    ],
  };
}
