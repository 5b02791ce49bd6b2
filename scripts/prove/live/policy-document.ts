import type { Deployment } from '../../../lib/config/deployment';
import { vouched } from '../../../lib/config/imports/vouched';
import { arnIn } from '../../../lib/plan/arns';
import { actionsFor } from './actions';
import { READS_CONTENT, throughServices, uploadsOf } from './content';

/**
 * An IAM policy that lets a principal run the live proof of a deployment. All of its actions read. Content is read in the
 * bucket of uploaded code alone.
 *
 * @param types the types of the resources in the deployment's templates
 */
export function livePolicy(deployment: Deployment, types: Iterable<string>) {
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
        Resource: uploadsOf(deployment),
      },
      {
        Sid: 'DecryptThroughServices',
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: arnIn(deployment, 'kms', 'key/*'),
        Condition: { StringEquals: throughServices(deployment) },
      },
    ],
  };
}
