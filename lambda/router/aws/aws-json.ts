import type { Environment } from './credentials';

/** An AWS service answered with an error. `code` is AWS's name for it, such as `ThrottlingException`. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** One call of the JSON 1.1 protocol. `target` names API version and operation: `Firehose_20150804.PutRecord`. */
export interface AwsJsonCall {
  readonly service: 'firehose' | 'kms';
  readonly target: string;
  readonly body: object;
  /** @default five seconds */
  readonly signal?: AbortSignal;
}

export type AwsJson = (call: AwsJsonCall) => Promise<unknown>;

export function createAwsJson(_options: {
  readonly region: string;
  readonly dnsSuffix: string;
  readonly environment: Environment;
}): AwsJson {
  throw new Error('not written yet');
}
