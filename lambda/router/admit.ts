import type { ServedTask } from '../../policy/endpoints';
import type { Policy } from '../../policy/route-table';
import { type CallOptions, NOT_CALLED, type Opening } from './call/failover';
import { createStop } from './call/stop';
import { timeLimits } from './call/time-limits';
import type { RouterConfig, RouterModel } from './config/router-config';
import { ApiError } from './contract/api-error';
import type { Headers, RouterRequest, RouterResponse } from './contract/http';
import { decide } from './decision/decide';
import { type OpinionPorts, requestOpinion } from './decision/opinion/request-opinion';
import type { HostClients } from './hosts/hosts';
import { type JournalPorts, openJournal } from './records/journal';
import type { Asked } from './request/asked';
import { callerOf } from './request/caller';
import type { DocumentReader } from './request/documents/document-reader';
import { readRequest } from './request/read-request';
import { refuse } from './response/deliver';
import type { ErrorForm } from './response/dialect';
import type { Exchange } from './response/exchange';

/** External dependencies of a router: hosts, a reader of documents, second opinions, the audit stream, a log, salts, time and ids. */
export type RouterPorts = OpinionPorts &
  JournalPorts & {
    readonly hosts: HostClients;
    readonly readPdfs: DocumentReader;
    /** What keeps a caller apart in the prefix caches of models. Never rejects, and resolves in bounded time. */
    readonly cacheSalt: (caller: string) => string | Promise<string>;
  };

/** The parts of a router that are the same for every request. */
export interface RouterParts {
  readonly config: RouterConfig;
  readonly policy: Policy;
  readonly ports: RouterPorts;
}

/** How an endpoint that models answer reads its requests, and writes its errors. */
export interface Reader<A extends Asked, F extends ErrorForm> {
  /** What a model must be for to answer here. */
  readonly task: ServedTask;
  /** @throws ApiError for a body that it cannot read */
  readonly read: (body: unknown, headers: Headers) => A;
  readonly form: F;
}

/** A request that its decision lets models answer. */
export interface Admitted<A extends Asked, F extends ErrorForm> {
  readonly asked: A;
  /** The models that may answer, in the order of attempts. */
  readonly order: readonly RouterModel[];
  /** What the calls of models share. No byte leaves the router before the decision record is accepted. */
  readonly calls: CallOptions;
  readonly exchange: Omit<Exchange, 'opening' | 'form'> & { readonly form: F };
  /** The longest time from the arrival of the request to its last byte. */
  readonly totalMs: number;
  /** Answers with an error. */
  readonly failed: (opening: Opening<unknown>, error: ApiError) => RouterResponse;
}

/**
 * The beginning of every request that models answer: find the caller, read the request, get a second opinion where the
 * deployment has one, decide, begin to record the decision. The error response of a request that is refused.
 */
export async function admit<A extends Asked, F extends ErrorForm>(
  { task, read, form }: Reader<A, F>,
  { config, policy, ports }: RouterParts,
  request: RouterRequest,
): Promise<Admitted<A, F> | { readonly refused: RouterResponse }> {
  const { requestId } = request;
  const caller = callerOf(request, config);
  const journal = openJournal(config, ports, caller, request, task);
  const stop = createStop(request.client, ports.elapsedMs);
  const { firstByteMs, totalMs } = timeLimits(config.limits, request.timeLeftMs);
  stop.at(firstByteMs);

  const reading = await readRequest(config, caller, request, read, ports.readPdfs).catch((error: unknown) => {
    stop.release();
    throw error;
  });
  const opinion = await requestOpinion(config, ports, reading, journal, stop);
  if (opinion === 'not-recorded') {
    const unrecorded = { journal, stop, form, requestId, opening: NOT_CALLED, refused: false };
    return { refused: refuse(unrecorded, new ApiError('audit_unavailable')) };
  }
  const decision = decide(config, policy, caller, reading, opinion);
  const recorded = journal.decided(decision).then((accepted) => {
    if (!accepted) stop.now('not-recorded');
    return accepted;
  });
  const exchange = { journal, stop, form, requestId, refused: decision.refusal !== undefined };
  const failed = (opening: Opening<unknown>, error: ApiError) => refuse({ ...exchange, opening }, error);
  if (decision.refusal) {
    const refusal = (await recorded) ? decision.refusal : new ApiError('audit_unavailable');
    return { refused: failed(NOT_CALLED, refusal) };
  }
  const { asked, order } = decision;
  const calls = {
    cacheSalt: ports.cacheSalt(caller.name),
    recorded,
    firstEventMs: config.limits.firstEventMs,
    elapsedMs: ports.elapsedMs,
    stop,
  };
  return { asked, order, calls, exchange, totalMs, failed };
}
