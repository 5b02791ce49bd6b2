import { GetUseCaseForModelAccessCommand } from '@aws-sdk/client-bedrock';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether Anthropic's use-case form was submitted. Without it, the first call of a model is refused, although the
 * agreement exists. us-east-1 has the form of the whole account; that of an organization's management account counts
 * for its members.
 */
export async function checkUseCaseForm(
  { models }: PrerequisiteOf<'use-case-form'>,
  { bedrockForms }: Pick<Account, 'bedrockForms'>,
): Promise<Missing | undefined> {
  const form = bedrockForms.send(new GetUseCaseForModelAccessCommand({}));
  const submitted = await unlessAbsent(form, 'ResourceNotFoundException');
  if (submitted?.formData?.length) return undefined;
  return {
    words: `The account has not submitted Anthropic's use-case form, and ${models.join(', ')} answers only after it. It says what your organization does with the models, so a person who may say so fills it in: use-case.json with companyName, companyWebsite, intendedUsers ("0", "1" or "2", in the order of the console's list), industryOption, otherIndustryOption and useCases, all text. The management account of an organization can submit it for all members.`,
    commands: [
      'aws bedrock put-use-case-for-model-access --region us-east-1 --form-data fileb://use-case.json',
      'aws bedrock get-use-case-for-model-access --region us-east-1',
    ],
  };
}
