import type { EmbeddingRequest, Embeddings } from '../../contract/embedding';
import { asVector, asVectors, type EmbeddingAnswer } from '../wire/embed-texts';
import { usageOf } from '../wire/token-count';

/** The protocols in which Bedrock's embedding models are called by `InvokeModel`. */
export const EMBEDDING_PROTOCOLS = ['titan-2', 'cohere-3', 'cohere-4'] as const;
export type EmbeddingProtocol = (typeof EMBEDDING_PROTOCOLS)[number];

/** How one protocol embeds. */
export interface EmbeddingForm {
  readonly textsPerCall: number;
  readonly body: (texts: readonly string[], request: EmbeddingRequest) => object;
  readonly read: (answer: EmbeddingAnswer) => Embeddings | undefined;
}

/**
 * Amazon Titan Text Embeddings V2: one text for each call (Bedrock user guide, "Amazon Titan Embeddings G1 - Text",
 * V2 request, 2026-11). The vectors are of length one, as those of OpenAI are.
 */
const titan2: EmbeddingForm = {
  textsPerCall: 1,
  body: ([inputText], { dimensions }) => ({
    inputText,
    ...(dimensions !== undefined && { dimensions }),
    normalize: true,
  }),
  read({ json }) {
    const { embedding, inputTextTokenCount } = (json ?? {}) as Readonly<Record<string, unknown>>;
    const vector = asVector(embedding);
    return vector && { vectors: [vector], ...usage(inputTextTokenCount) };
  },
};

/**
 * Cohere Embed (Bedrock user guide, "Cohere Embed v3" and "Cohere Embed v4", 2026-11). `truncate: NONE`: a text that is
 * too long is refused and never cut.
 */
const cohere = (lengthOf: (request: EmbeddingRequest) => object): EmbeddingForm => ({
  textsPerCall: 96,
  body: (texts, request) => ({
    texts,
    input_type: request.purpose ?? 'search_document',
    truncate: 'NONE',
    embedding_types: ['float'],
    ...lengthOf(request),
  }),
  read({ headers, json }) {
    const { embeddings } = (json ?? {}) as Readonly<Record<string, unknown>>;
    const vectors = asVectors(Array.isArray(embeddings) ? embeddings : floatsOf(embeddings));
    // The body has no count. Bedrock sends it as a header (vercel/ai pull request 15973, verified there on 2026-06-10).
    const count = headers['x-amzn-bedrock-input-token-count'];
    return vectors && { vectors, ...usage(count === undefined ? undefined : Number(count)) };
  },
});

const floatsOf = (embeddings: unknown): unknown =>
  (embeddings as { readonly float?: unknown } | undefined)?.float;

/** Version 3 has one length. */
const cohere3 = cohere(() => ({}));

const cohere4 = cohere(({ dimensions }) =>
  dimensions === undefined ? {} : { output_dimension: dimensions },
);

export const EMBEDDING_FORMS: Readonly<Record<EmbeddingProtocol, EmbeddingForm>> = {
  'titan-2': titan2,
  'cohere-3': cohere3,
  'cohere-4': cohere4,
};

function usage(inputTokens: unknown): Pick<Embeddings, 'usage'> {
  const counted = usageOf({ inputTokens, outputTokens: 0 });
  return counted ? { usage: counted } : {};
}
