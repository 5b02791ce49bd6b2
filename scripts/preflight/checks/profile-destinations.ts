import { GetInferenceProfileCommand } from '@aws-sdk/client-bedrock';
import type { Account } from '../../account/account';
import { unlessAbsent } from '../../account/unless-absent';
import { type Answer, found, warning } from '../answer';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether an inference profile processes prompts only where the deployment file says. The boundary of the model, which
 * decides what data it may see, is made of that list.
 */
export async function checkProfileDestinations(
  { model, profileId, destinations }: PrerequisiteOf<'profile-destinations'>,
  { bedrock, region }: Pick<Account, 'bedrock' | 'region'>,
): Promise<Answer> {
  const look = `aws bedrock get-inference-profile --region ${region} --inference-profile-identifier ${profileId} --query "models[].modelArn" --output text`;
  const profile = await unlessAbsent(
    bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: profileId })),
    'ResourceNotFoundException',
    'ValidationException',
  );
  if (!profile) {
    return {
      words: `Bedrock has no inference profile ${profileId} in ${region}, which ${model} names.`,
      commands: [
        `aws bedrock list-inference-profiles --region ${region} --query "inferenceProfileSummaries[].inferenceProfileId" --output text`,
      ],
    };
  }
  const regions = (profile.models ?? []).map(({ modelArn = '' }) => modelArn.split(':')[3] ?? '');
  const real = [...new Set(regions.filter((one) => one !== ''))].sort();
  if (destinations === 'any commercial region') return found(inWords(real));
  // A model without a region is the one that answers anywhere.
  const beyond = regions.includes('') ? ['any commercial region'] : [];
  const more = [...beyond, ...real.filter((one) => !destinations.includes(one) && one !== region)];
  if (more.length > 0) {
    return {
      words: `The profile ${profileId} of ${model} also lets ${more.join(', ')} process prompts, and profile.destinations has ${destinations.join(', ')}. Write what Bedrock says into the file, and see whether the ceilings still allow the model; or leave the profile out.`,
      commands: [look],
    };
  }
  const fewer = destinations.filter((one) => !real.includes(one));
  if (fewer.length === 0) return found(inWords(real));
  return warning(
    `profile.destinations of ${model} has ${fewer.join(', ')}, and Bedrock lists ${real.join(', ') || 'no region'} for ${profileId}. Permissions for the rest are not used: remove them from the file.`,
    look,
  );
}

const inWords = (regions: readonly string[]) => `Prompts may be processed in ${regions.join(', ')}.`;
