import { GetFoundationModelAvailabilityCommand } from '@aws-sdk/client-bedrock';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the account may use a Bedrock model in this region: agreement, entitlement and authorization. */
export async function checkModelAccess(
  { model, modelId }: PrerequisiteOf<'model-access'>,
  { bedrock, region }: Pick<Account, 'bedrock' | 'region'>,
): Promise<Missing | undefined> {
  const answer = await bedrock
    .send(new GetFoundationModelAvailabilityCommand({ modelId }))
    .catch((error: Error) => {
      if (error.name !== 'ResourceNotFoundException' && error.name !== 'ValidationException') throw error;
      return undefined;
    });
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
  return {
    words: `The account may not use ${modelId} (${model}) yet: ${open.join(', ')}.`,
    commands: [
      `aws bedrock list-foundation-model-agreement-offers --region ${region} --model-id ${modelId}`,
      `aws bedrock create-foundation-model-agreement --region ${region} --model-id ${modelId} --offer-token <token of the offer>`,
    ],
  };
}
