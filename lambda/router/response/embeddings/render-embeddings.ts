import type { Embeddings } from '../../contract/embedding';
import type { EncodingFormat } from '../../request/asked-embeddings';
import { asBase64 } from './encode-vector';

/** OpenAI's list of embeddings. Omits `usage` where the host counts no tokens. */
export function renderEmbeddings(model: string, { vectors, usage }: Embeddings, encoding: EncodingFormat) {
  return {
    object: 'list',
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: encoding === 'base64' ? asBase64(vector) : Array.from(vector),
    })),
    model,
    ...(usage && { usage: { prompt_tokens: usage.inputTokens, total_tokens: usage.inputTokens } }),
  };
}
