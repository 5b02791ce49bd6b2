import { admit, type RouterParts } from './admit';
import { embed } from './call/embed';
import { firstAnswer } from './call/failover';
import { ApiError } from './contract/api-error';
import type { RouterRequest, RouterResponse } from './contract/http';
import { readEmbeddings } from './request/embeddings/read-embeddings';
import { deliverEmbeddings } from './response/embeddings/deliver-embeddings';
import { OPENAI_ERROR } from './response/error-form';
import { hostFailure } from './response/host-failure';

const READER = { task: 'embedding', read: readEmbeddings, form: OPENAI_ERROR } as const;

/**
 * The request line of embeddings: the same as that of chat, but an answer is one body. So every call of a model is over
 * when the answer begins, and no part of a failed one leaves the router.
 */
export async function answerEmbeddings(parts: RouterParts, request: RouterRequest): Promise<RouterResponse> {
  const admitted = await admit(READER, parts, request);
  if ('refused' in admitted) return admitted.refused;
  const { asked, order, calls, exchange, failed } = admitted;
  const { journal, stop } = exchange;

  const { decisionId } = journal;
  const opening = await firstAnswer(order, {
    ...calls,
    call: (model, cacheSalt) =>
      embed(parts.ports.hosts, model, { request: asked.embedding, decisionId, cacheSalt }),
  });
  if (opening.answer) journal.began();
  if (!(await calls.recorded)) return failed(opening, new ApiError('audit_unavailable'));
  const { answer } = opening;
  if (!answer) return failed(opening, hostFailure(opening, stop.reason, false, order, asked));
  return deliverEmbeddings({ ...exchange, asked, opening }, answer);
}
