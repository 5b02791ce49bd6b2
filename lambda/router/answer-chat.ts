import { admit, type RouterParts } from './admit';
import { converse } from './call/converse';
import { firstAnswer, type Opening } from './call/failover';
import type { RelayLimits } from './call/relay';
import { severalAnswers } from './call/several-answers';
import { HEARTBEAT_MS } from './call/time-limits';
import { ApiError } from './contract/api-error';
import type { ChatRequest } from './contract/chat';
import type { RouterRequest, RouterResponse } from './contract/http';
import { deliverWhole } from './response/deliver';
import { deliverEarly, deliverStream } from './response/deliver-stream';
import type { Dialect } from './response/dialect';
import { hostFailure } from './response/host-failure';

/**
 * The request line of chat: admit the request, call a model, pass the answer on, record the outcome. The decision record
 * is accepted before the prompt leaves the account, and before any byte of an answer or error leaves the router (I8). A
 * model inside the account is called while the record is written.
 */
export async function answerChat<F>(
  { read, answer: form }: Dialect<F>,
  parts: RouterParts,
  request: RouterRequest,
): Promise<RouterResponse> {
  const admitted = await admit({ task: 'chat', read, form }, parts, request);
  if ('refused' in admitted) return admitted.refused;
  const { asked, order, calls, exchange, totalMs, failed } = admitted;
  const { config, ports } = parts;
  const { journal, stop } = exchange;

  const { decisionId } = journal;
  const { request: chat, answers = 1 } = asked;
  const calling =
    answers === 1
      ? firstAnswer(order, {
          ...calls,
          call: (model, cacheSalt) => converse(ports.hosts, model, { request: chat, decisionId, cacheSalt }),
        })
      : severalAnswers(order, {
          ...calls,
          count: answers,
          call: (model, cacheSalt, answer) =>
            converse(ports.hosts, model, { request: ofAnswer(chat, answer), decisionId, answer, cacheSalt }),
        });
  const relayed: RelayLimits = {
    nextEventMs: config.limits.nextEventMs,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: ports.elapsedMs,
    stop,
  };
  const answered = { ...exchange, asked };
  const opening = asked.stream ? await inTime(calling, config.streamStartMs) : await calling;
  if (opening?.answer) journal.began();
  if (!(await calls.recorded)) return failed(opening ?? (await calling), new ApiError('audit_unavailable'));
  if (!opening) {
    stop.at(totalMs);
    return deliverEarly({ exchange: answered, calling, order, limits: relayed, now: ports.now });
  }
  const { answer } = opening;
  if (!answer) return failed(opening, hostFailure(opening, stop.reason, false, order, asked));
  if (!asked.stream) return await deliverWhole({ ...answered, opening }, answer, relayed, ports.now());
  stop.at(totalMs);
  return deliverStream({ ...answered, opening }, answer, relayed, ports.now());
}

/**
 * The request for one of several answers. With a seed, each has the next one, so that the answers differ and can be had
 * again; vLLM does the same for `n` (vllm/v1/engine/parallel_sampling.py at 003d3ee, read 2026-11-26).
 */
function ofAnswer(request: ChatRequest, answer: number): ChatRequest {
  if (request.seed === undefined) return request;
  const next = request.seed + answer;
  // Beyond the largest safe integer, neighbours are the same number.
  return { ...request, seed: Number.isSafeInteger(next) ? next : request.seed - answer };
}

/** The opening; `undefined` where the search has not ended after this long. */
function inTime(calling: Promise<Opening>, ms: number): Promise<Opening | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    calling.then((opening) => {
      clearTimeout(timer);
      resolve(opening);
    });
  });
}
