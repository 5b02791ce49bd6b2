/**
 * What is stored in retained resources, in USD a month for each GB. us-east-1 list prices; other regions differ. Keys and
 * names of the DNS firewall have a price in scripts/deploy/idle-prices.ts.
 */
export const STORAGE_PRICES = {
  /** Standard storage, the first 50 TB. List price of the Amazon S3 pricing page, not checked again since 2026-11. */
  bucket: 0.023,
  /** Stored log data, compressed. List price of the CloudWatch pricing page, not checked again since 2026-11. */
  logGroup: 0.03,
  /** Private repository. Amazon ECR pricing page, 2026-03. */
  repository: 0.1,
  /** A table of class Standard, 0.25, with point-in-time recovery, 0.20. DynamoDB pricing page, not checked again since 2026-11. */
  table: 0.45,
} as const;
