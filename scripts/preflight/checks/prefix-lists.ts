import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** A prefix list the deployment file has a placeholder for is always missing. */
export async function checkPrefixLists({
  unknown,
  region,
}: PrerequisiteOf<'prefix-lists'>): Promise<Missing | undefined> {
  return {
    words: `network.gatewayPrefixLists has a placeholder for ${unknown.join(' and ')}. Look the ids up and write them into the deployment file.`,
    commands: [
      `aws ec2 describe-prefix-lists --region ${region} --query "PrefixLists[].[PrefixListName,PrefixListId]" --output text`,
    ],
  };
}
