import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { quotaByName, requestQuota } from '../../account/quotas';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether the account may have the instances of the SageMaker endpoints, and those that a rollout starts beside them.
 * SageMaker has a quota for each instance type, often 0 or 1 in a new account.
 */
export async function checkEndpointQuota(
  { type, instances, needed, models }: PrerequisiteOf<'endpoint-quota'>,
  at: Pick<Account, 'serviceQuotas' | 'region'>,
): Promise<Missing | undefined> {
  const name = `${type} for endpoint usage`;
  const quota = await quotaByName('sagemaker', name, at);
  if (!quota) {
    return {
      words: `SageMaker has no quota "${name}" in ${at.region}, so it does not offer the type there. Take another type for ${models.join(', ')}.`,
      commands: [
        `aws service-quotas list-service-quotas --region ${at.region} --service-code sagemaker --query "Quotas[?ends_with(QuotaName, 'for endpoint usage')].[QuotaName,Value]" --output text`,
      ],
    };
  }
  const { Value = 0, QuotaCode = '' } = quota;
  if (Value >= needed) return undefined;
  return {
    words: `SageMaker may have ${Value} instances ${type} for endpoints in ${at.region}; ${models.join(', ')} needs ${needed}: ${instances}, and ${needed - instances} that an update starts beside them. Other endpoints of the account share the quota. Request a higher one; approval may take days.`,
    commands: [requestQuota(at.region, 'sagemaker', QuotaCode, needed)],
  };
}
