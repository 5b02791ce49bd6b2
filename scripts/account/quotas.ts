import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuota,
} from '@aws-sdk/client-service-quotas';
import type { Account } from './account';
import { unlessAbsent } from './unless-absent';

type At = Pick<Account, 'serviceQuotas'>;

/** The value of a quota by its code: the account's own, otherwise AWS's default. */
export async function quotaByCode(
  service: string,
  code: string,
  { serviceQuotas }: At,
): Promise<number | undefined> {
  const input = { ServiceCode: service, QuotaCode: code };
  const own = serviceQuotas.send(new GetServiceQuotaCommand(input));
  const applied = await unlessAbsent(own, 'NoSuchResourceException'); // no value was ever applied to this account
  const { Quota } = applied ?? (await serviceQuotas.send(new GetAWSDefaultServiceQuotaCommand(input)));
  return Quota?.Value;
}

/** A quota by its name: the account's own, otherwise AWS's default; `undefined` if the service has none of this name. */
export async function quotaByName(
  service: string,
  name: string,
  { serviceQuotas: client }: At,
): Promise<ServiceQuota | undefined> {
  const input = { ServiceCode: service };
  for (const pages of [paginateListServiceQuotas, paginateListAWSDefaultServiceQuotas]) {
    for await (const { Quotas = [] } of pages({ client }, input)) {
      const found = Quotas.find(({ QuotaName }) => QuotaName === name);
      if (found) return found;
    }
  }
  return undefined;
}

/** The command that requests a higher quota. */
export const requestQuota = (region: string, service: string, code: string, value: number) =>
  `aws service-quotas request-service-quota-increase --region ${region} --service-code ${service} --quota-code ${code} --desired-value ${value}`;
