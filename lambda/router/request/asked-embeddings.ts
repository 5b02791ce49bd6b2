import type { EmbeddingRequest } from '../contract/embedding';
import type { Declared } from './classify/declared';

/** The form of the vectors in an answer: numbers, or the bytes of little-endian 32-bit floats. */
export const ENCODING_FORMATS = ['float', 'base64'] as const;
export type EncodingFormat = (typeof ENCODING_FORMATS)[number];

/** A parsed request to an embedding model. */
export interface AskedEmbeddings {
  /** As the caller wrote it; not yet known to exist. */
  readonly model: string;
  readonly embedding: EmbeddingRequest;
  readonly encoding: EncodingFormat;
  /** The path of one text, as the caller would write it: `input[3]`, or `input` where it is no list. */
  readonly at: (index: number) => string;
  /** Fields that were left out because they cannot change the answer. @default none */
  readonly ignored?: readonly string[];
  /** What the body declares about its own class. */
  readonly declared?: Declared;
}
