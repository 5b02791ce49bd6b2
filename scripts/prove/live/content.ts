import type { Deployment } from '../../../lib/config/deployment';
import { regionFacts } from '../../../lib/config/facts/regions';
import { arnIn } from '../../../lib/plan/arns';
import { assetBucketOf } from '../../../lib/proof/expected/account-rules';

/** Actions that read content, and not only what there is. */
export const READS_CONTENT: readonly string[] = ['kms:Decrypt', 's3:GetObject'];

/** The only objects whose content the live proof reads: the uploaded code. */
export const uploadsOf = (deployment: Deployment): string =>
  arnIn(deployment, 's3', `${assetBucketOf(deployment)}/*`, { region: '', account: '' });

/** The condition of `kms:Decrypt`: services decrypt for a caller what they return (a guardrail, variables, uploads). */
export const throughServices = ({ region }: Deployment) => ({
  'kms:ViaService': ['bedrock', 'lambda', 's3'].map(
    (service) => `${service}.${region}.${regionFacts(region).dnsSuffix}`,
  ),
});
