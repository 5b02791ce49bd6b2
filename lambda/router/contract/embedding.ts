// The interface between the embeddings endpoint and the model hosts, as contract/chat.ts for chat.

import type { Usage } from './chat';

/** What the vectors are for, in Cohere's words. A model that has one kind of vector for all of them does not read it. */
export const EMBEDDING_PURPOSES = [
  'search_document',
  'search_query',
  'classification',
  'clustering',
] as const;
export type EmbeddingPurpose = (typeof EMBEDDING_PURPOSES)[number];

/** What a caller requests from an embedding model. */
export interface EmbeddingRequest {
  /** At least one; none is empty. */
  readonly texts: readonly string[];
  /** The length of each vector. @default the model's own */
  readonly dimensions?: number;
  /** @default search_document, where the model distinguishes */
  readonly purpose?: EmbeddingPurpose;
}

/** One embedding: the numbers as the model gave them. */
export type Vector = readonly number[] | Float32Array;

/** One vector for each text, in the order of the texts. */
export interface Embeddings {
  readonly vectors: readonly Vector[];
  /** Absent where the host does not count tokens. */
  readonly usage?: Usage;
}

/** The answer of an embedding model: this event alone. Its batch is the last; those before it are signs of life. */
export interface EmbeddingEvent {
  readonly type: 'embeddings';
  readonly embeddings: Embeddings;
}
