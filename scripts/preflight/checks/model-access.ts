import { GetFoundationModelAvailabilityCommand } from '@aws-sdk/client-bedrock';
import { partitionOf } from '../../../lib/config/facts/regions';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the account may use a Bedrock model in this region: agreement, entitlement and authorization. */
export async function checkModelAccess(
  { model, modelId }: PrerequisiteOf<'model-access'>,
  { bedrock, region }: Pick<Account, 'bedrock' | 'region'>,
): Promise<Missing | undefined> {
  const answer = await unlessAbsent(
    bedrock.send(new GetFoundationModelAvailabilityCommand({ modelId })),
    'ResourceNotFoundException',
    'ValidationException',
  );
  if (!answer || answer.regionAvailability === 'NOT_AVAILABLE') {
    return {
      words: `Bedrock has no model ${modelId} in ${region}, which ${model} names.`,
      commands: [
        `aws bedrock list-foundation-models --region ${region} --query "modelSummaries[].modelId" --output text`,
      ],
    };
  }
  const { agreementAvailability, authorizationStatus, entitlementAvailability } = answer;
  const open = [
    ...(agreementAvailability?.status === 'AVAILABLE' ? [] : [`agreement ${agreementAvailability?.status}`]),
    ...(entitlementAvailability === 'AVAILABLE' ? [] : [`entitlement ${entitlementAvailability}`]),
    ...(authorizationStatus === 'AUTHORIZED' ? [] : [`authorization ${authorizationStatus}`]),
  ];
  if (open.length === 0) return undefined;
  const words = `The account may not use ${modelId} (${model}) yet: ${open.join(', ')}.`;
  if (partitionOf(region) === 'aws-us-gov') {
    return {
      words: `${words} For GovCloud, the agreement is made in the linked commercial account, in ${COMMERCIAL}${
        modelId.startsWith('anthropic.') ? ', where Anthropic also wants its use-case form' : ''
      }; then the model is enabled in GovCloud, in the Bedrock console under Model access. Set COMMERCIAL_PROFILE to a profile of the linked account.`,
      commands: [
        agreement(modelId, `--region ${COMMERCIAL} --profile "$COMMERCIAL_PROFILE"`),
        `aws bedrock get-foundation-model-availability --region ${region} --model-id ${modelId}`,
      ],
    };
  }
  return {
    words: `${words} An agreement accepts the terms of the model's provider, so a person who may accept them runs the command.`,
    commands: [agreement(modelId, `--region ${region}`)],
  };
}

/** Where the linked account of GovCloud agrees (Bedrock user guide, "Access models in AWS GovCloud", read 2026-11). */
const COMMERCIAL = 'us-east-1';

/** Agrees to the first offer of a model. */
const agreement = (modelId: string, where: string) =>
  `aws bedrock create-foundation-model-agreement ${where} --model-id ${modelId} --offer-token "$(aws bedrock list-foundation-model-agreement-offers ${where} --model-id ${modelId} --query 'offers[0].offerToken' --output text)"`;
