import type { Policy } from '../../policy/route-table';
import { firstAnswer, NOT_CALLED, type Opening } from './call/failover';
import type { RelayLimits } from './call/relay';
import { createStop } from './call/stop';
import { HEARTBEAT_MS, timeLimits } from './call/time-limits';
import type { RouterConfig } from './config/router-config';
import { ApiError } from './contract/api-error';
import type { RouterRequest, RouterResponse } from './contract/http';
import { decide } from './decision/decide';
import { type OpinionPorts, requestOpinion } from './decision/opinion/request-opinion';
import type { HostClients } from './hosts/hosts';
import { type JournalPorts, openJournal } from './records/journal';
import { callerOf } from './request/caller';
import { readRequest } from './request/read-request';
import { deliverWhole, refuse } from './response/deliver';
import { deliverEarly, deliverStream } from './response/deliver-stream';
import type { Dialect } from './response/dialect';
import { hostFailure } from './response/host-failure';

/** External dependencies of a router: hosts, second opinions, the audit stream, a log, salts, time and ids. */
export type RouterPorts = OpinionPorts &
  JournalPorts & {
    readonly hosts: HostClients;
    /** What keeps a caller apart in the prefix caches of models. Never rejects, and resolves in bounded time. */
    readonly cacheSalt: (caller: string) => string | Promise<string>;
  };

/** The parts of a router that are the same for every request. */
export interface RouterParts {
  readonly config: RouterConfig;
  readonly policy: Policy;
  readonly ports: RouterPorts;
}

/**
 * The request line: find the caller, read the request, get a second opinion where the deployment has one, decide,
 * record the decision, call a model, pass the answer on, record the outcome. The decision record is accepted before the
 * prompt leaves the account, and before any byte of an answer or error leaves the router (I8). A model inside the
 * account is called while the record is written.
 */
export async function answerChat<F>(
  { read, answer: form }: Dialect<F>,
  { config, policy, ports }: RouterParts,
  request: RouterRequest,
): Promise<RouterResponse> {
  const { limits } = config;
  const { requestId } = request;
  const caller = callerOf(request, config);
  const reading = readRequest(config, caller, request, read);
  const journal = openJournal(config, ports, caller, request);
  const stop = createStop(request.client, ports.elapsedMs);
  const { firstByteMs, totalMs } = timeLimits(limits, request.timeLeftMs);
  stop.at(firstByteMs);

  const opinion = await requestOpinion(config, ports, reading, journal, stop);
  if (opinion === 'not-recorded') {
    return refuse(
      { journal, stop, form, requestId, opening: NOT_CALLED, refused: false },
      new ApiError('audit_unavailable'),
    );
  }
  const decision = decide(config, policy, caller, reading, opinion);

  const recorded = journal.decided(decision).then((accepted) => {
    if (!accepted) stop.now('not-recorded');
    return accepted;
  });
  const exchange = { journal, stop, form, requestId, refused: decision.refusal !== undefined };
  const failed = (opening: Opening, error: ApiError) => refuse({ ...exchange, opening }, error);
  if (decision.refusal) {
    const refusal = (await recorded) ? decision.refusal : new ApiError('audit_unavailable');
    return failed(NOT_CALLED, refusal);
  }
  const { asked, order } = decision;
  const calling = firstAnswer(order, {
    hosts: ports.hosts,
    request: asked.request,
    decisionId: journal.decisionId,
    cacheSalt: ports.cacheSalt(caller.name),
    recorded,
    firstEventMs: limits.firstEventMs,
    elapsedMs: ports.elapsedMs,
    stop,
  });
  const relayed: RelayLimits = {
    nextEventMs: limits.nextEventMs,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: ports.elapsedMs,
    stop,
  };
  const answered = { ...exchange, asked };
  const opening = asked.stream ? await inTime(calling, config.streamStartMs) : await calling;
  if (opening?.answer) journal.began();
  if (!(await recorded)) return failed(opening ?? (await calling), new ApiError('audit_unavailable'));
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
