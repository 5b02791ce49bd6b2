import { GetAccountDataRetentionCommand } from '@aws-sdk/client-bedrock';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * The modes of an account, the strictest first (Bedrock user guide, "How modes are ordered", read 2026-11-26). `inherit`
 * leaves it to each model: one that needs no retention keeps nothing, and one that needs a review does not answer.
 */
const MODES: readonly string[] = ['none', 'default', 'aws_review', 'provider_data_share'];
const UNSET = 'inherit';

/**
 * Whether the account's data retention in this region lets every model answer, and AWS keep no more than they need. A
 * model that the deploy removes may have the mode that it needs until then, but no account is asked to widen it for one.
 */
export async function checkDataRetention(
  { needs, models, until }: PrerequisiteOf<'data-retention'>,
  { bedrock, region }: Pick<Account, 'bedrock' | 'region'>,
): Promise<Missing | undefined> {
  const { mode } = await bedrock.send(new GetAccountDataRetentionCommand({}));
  const rank = mode === UNSET ? MODES.indexOf('default') : MODES.indexOf(mode ?? '');
  const needed = MODES.indexOf(needs);
  const commands = [`aws bedrock put-account-data-retention --region ${region} --mode ${needs}`];
  if (rank !== -1 && rank < needed) {
    return {
      words: `Bedrock's data retention in ${region} is ${mode}, and ${models.join(', ')} answers only from ${needs} on. Remove the model; or, if AWS may keep its prompts, set the mode.`,
      commands,
    };
  }
  const accepted = Math.max(...[needs, until?.needs ?? needs, 'default'].map((one) => MODES.indexOf(one)));
  if (rank === -1 || rank > accepted) {
    return {
      words: `Bedrock's data retention in ${region} is ${mode}, which lets AWS keep prompts for review. ${
        models.length > 0 ? `${models.join(', ')} needs ${needs}` : 'No model of this deployment needs it'
      }${until ? `, and ${until.models.join(', ')}, which this deploy removes, needs ${until.needs}` : ''}. Other teams may share the account: agree with them, then set the mode.`,
      commands,
    };
  }
  return undefined;
}
