import type { Price } from '../preflight/cost/idle-prices';

/**
 * What is stored in retained resources. Keys and names of the DNS firewall have a price in scripts/preflight/cost/idle-prices.ts.
 */
export const STORAGE_PRICES = {
  bucket: {
    usd: 0.023,
    of: 'GB in Standard storage, of the first 50 TB',
    source: 'Amazon S3 pricing page',
    asOf: '2026-11',
  },
  logGroup: {
    usd: 0.03,
    of: 'GB of stored log data, compressed',
    source: 'Amazon CloudWatch pricing page',
    asOf: '2026-11',
  },
  repository: {
    usd: 0.1,
    of: 'GB in a private repository',
    source: 'Amazon ECR pricing page',
    asOf: '2026-03',
  },
  table: {
    usd: 0.45,
    of: 'GB in a table of class Standard, 0.25, with point-in-time recovery, 0.20',
    source: 'Amazon DynamoDB pricing page',
    asOf: '2026-11',
  },
} as const satisfies Readonly<Record<string, Price>>;
