import facts from './service-quotas.json';

/** A quota that a deployment uses besides those of instances and functions. service-quotas.json has source and date. */
export interface QuotaFacts {
  /** The code of the service in Service Quotas. */
  readonly service: string;
  /** The code of the quota there. Without one it cannot be read, or raised by a command. */
  readonly code?: string;
  readonly title: string;
  /** AWS's default, which holds where nothing else can be read. */
  readonly usual: number;
}

export type QuotaName = keyof typeof facts.quotas;

export const QUOTAS: Readonly<Record<QuotaName, QuotaFacts>> = facts.quotas;
