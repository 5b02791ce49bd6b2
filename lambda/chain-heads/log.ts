import type { ErrorName } from '../aws/error-name';

/** Every line that the signer may log, field by field. No field can hold the content of a record. */
export type LogEntry =
  /** One for each stored statement. An alarm watches that there is one. */
  | {
      readonly event: 'chain-heads-signed';
      readonly sequence: number;
      readonly heads: number;
      readonly objects: number;
      readonly ms: number;
    }
  /**
   * Beside it, if the statement does not cover everything that was listed, with the error that ended the reading early,
   * where one did. An alarm watches this one.
   */
  | ({
      readonly event: 'chain-heads-incomplete';
      readonly sequence: number;
      /** Objects that could not be read; the statement names each, with the reason. */
      readonly unread: number;
      /** Lines that are no records, in all objects that were read. */
      readonly otherLines: number;
      /** The key after which objects were left for the next run. `null`: none was left. */
      readonly readThrough: string | null;
    } & Partial<ErrorName>)
  /** Another run stored the statement of this number first. */
  | { readonly event: 'chain-heads-overtaken'; readonly sequence: number }
  /** No statement was stored. The invocation fails, and an alarm watches that. */
  | ({ readonly event: 'chain-heads-failed' } & ErrorName);
