import { text } from 'node:stream/consumers';
import { simulatedService } from '../account/simulated-service';

/** A quota of a service, by its code. */
interface SimulatedQuota {
  readonly name: string;
  /** AWS's default. */
  readonly default: number;
  /** The value of this account; `undefined`: none was ever applied. */
  readonly applied?: number;
}

/** The most quotas of one page. Service Quotas returns up to 100; less shows sooner whether the next page is read. */
const PAGE = 2;

const ERRORS = { unknown: 'NoSuchResourceException', invalid: 'IllegalArgumentException' } as const;

/**
 * Service Quotas, whose protocol is JSON with the operation in a header; moto knows no quotas of EC2 and SageMaker. As
 * the service does, it refuses an unknown service, an unknown quota, and one that was never applied to the account.
 */
export function simulatedServiceQuotas(
  services: Readonly<Record<string, Readonly<Record<string, SimulatedQuota>>>>,
) {
  const answer = (
    operation: string,
    body: Readonly<Record<string, string>>,
  ): object | keyof typeof ERRORS => {
    const { ServiceCode = '', QuotaCode, NextToken = '0' } = body;
    const quotas = services[ServiceCode];
    if (!quotas) return 'unknown';
    const isDefault = /AWSDefault/.test(operation);
    const rows = Object.entries(quotas)
      .filter(([, { applied }]) => isDefault || applied !== undefined)
      .map(([code, quota]) => ({
        ServiceCode,
        QuotaCode: code,
        QuotaName: quota.name,
        Value: isDefault ? quota.default : quota.applied,
      }));
    if (/^Get(AWSDefault)?ServiceQuota$/.test(operation)) {
      const Quota = rows.find((row) => row.QuotaCode === QuotaCode);
      return Quota ? { Quota } : 'unknown';
    }
    if (!/^List(AWSDefault)?ServiceQuotas$/.test(operation)) return 'invalid';
    const end = Number(NextToken) + PAGE;
    return { Quotas: rows.slice(end - PAGE, end), ...(end < rows.length && { NextToken: String(end) }) };
  };
  return simulatedService(async (request, response) => {
    const [, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('ServiceQuotasV20190624.');
    const found = answer(operation, JSON.parse((await text(request)) || '{}'));
    const isError = typeof found === 'string';
    response.writeHead(isError ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify(isError ? { __type: ERRORS[found], message: `${operation}: ${found}` } : found),
    );
  });
}
