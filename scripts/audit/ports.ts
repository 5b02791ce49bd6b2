import type { S3Client } from '@aws-sdk/client-s3';

/** The effects that a command needs. */
export interface AuditPorts {
  readonly s3: () => S3Client;
  /** The time at which it is read. */
  readonly now: Date;
  /** Shows how far a long command has come. @default nothing is shown */
  readonly progress?: (words: string) => void;
}
