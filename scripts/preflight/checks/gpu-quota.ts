import type { GpuQuota } from '../../../lib/plan/prerequisite';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { quotaByCode, requestQuota } from '../../account/quotas';
import type { PrerequisiteOf } from '../prerequisite';

/** EC2's quotas of vCPUs on demand (Service Quotas, Amazon EC2, read 2026-11-26). The codes are those of every region. */
const CODES = { 'G and VT': 'L-DB2E81BA', P: 'L-417A185B' } as const satisfies Record<GpuQuota, string>;

/** Whether the account may run the GPU instances of the `vllm` models at once, those of a rollout included. */
export async function checkGpuQuota(
  { instances, needed, models }: PrerequisiteOf<'gpu-quota'>,
  at: Pick<Account, 'serviceQuotas' | 'region'>,
): Promise<Missing | undefined> {
  const code = CODES[instances];
  const quota = (await quotaByCode('ec2', code, at)) ?? 0;
  if (quota >= needed) return undefined;
  return {
    words: `EC2 may run ${quota} vCPUs of ${instances} instances on demand in ${at.region}; ${models.join(', ')} needs ${needed}, with the instances of a rollout. Other instances of the account share the quota ("Running On-Demand ${instances} instances"). Request a higher one; approval may take days.`,
    commands: [requestQuota(at.region, 'ec2', code, needed)],
  };
}
