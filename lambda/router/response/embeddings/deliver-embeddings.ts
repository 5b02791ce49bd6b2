import type { Answer } from '../../call/failover';
import type { EmbeddingEvent } from '../../contract/embedding';
import type { RouterResponse } from '../../contract/http';
import type { AskedEmbeddings } from '../../request/asked-embeddings';
import { type Exchange, end, modelHeaders } from '../exchange';
import { json } from '../respond';
import { asBase64 } from './encode-vector';
import { renderEmbeddings } from './render-embeddings';

/** Answers with every vector in one JSON body. */
export function deliverEmbeddings(
  exchange: Exchange & { readonly asked: AskedEmbeddings },
  { model, first }: Answer<EmbeddingEvent>,
): RouterResponse {
  const { asked, journal, stop } = exchange;
  const [event] = first;
  const { vectors = [], usage } = event?.embeddings ?? {};
  stop.release();
  journal.responded();
  const tally = {
    usage,
    // Read after the answer has been sent.
    get digestInput() {
      return JSON.stringify(vectors.map(asBase64));
    },
  };
  const sameForAll = asked.embedding.purpose !== undefined && !model.embedding?.purposes;
  return json(
    200,
    renderEmbeddings(model.name, { vectors, usage }, asked.encoding),
    () => end(exchange, 200, 'complete', null, tally),
    modelHeaders(exchange, model, [...(asked.ignored ?? []), ...(sameForAll ? ['input_type'] : [])]),
  );
}
