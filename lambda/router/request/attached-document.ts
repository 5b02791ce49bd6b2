import type { DocumentFormat } from '../contract/chat';

/** A document of a request that passed the checks of its format, decoded once. */
export interface AttachedDocument {
  readonly format: DocumentFormat;
  /** Its base64, as the part of the conversation has it. */
  readonly data: string;
  readonly bytes: Buffer;
  /** The field that holds it, as the caller would write it. */
  readonly path: string;
}
