import type { Policy } from '../../policy/route-table';
import { firstAnswer, type Opening } from './call/failover';
import { relay } from './call/relay';
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
import { readChat } from './request/read-chat';
import { readRequest } from './request/read-request';
import { deliverStream, deliverWhole, type Exchange, refuse } from './response/deliver';
import { hostFailure } from './response/host-failure';

/** External dependencies of a router: hosts, second opinions, the audit stream, a log, time and ids. */
export type RouterPorts = OpinionPorts & JournalPorts & { readonly hosts: HostClients };

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
export async function answerChat(
  { config, policy, ports }: RouterParts,
  request: RouterRequest,
): Promise<RouterResponse> {
  const { limits } = config;
  const caller = callerOf(request, config);
  const reading = readRequest(config, caller, request, readChat);
  const journal = openJournal(config, ports, caller, request);
  const stop = createStop(request.signal, ports.elapsedMs);
  const { firstByteMs, totalMs } = timeLimits(limits, request.timeLeftMs);
  stop.at(firstByteMs);

  const opinion = await requestOpinion(config, ports, reading, journal, stop);
  if (opinion === 'not-recorded') {
    return refuse({ journal, stop, opening: NOT_CALLED, refused: false }, new ApiError('audit_unavailable'));
  }
  const decision = decide(config, policy, caller, reading, opinion);

  const recorded = journal.decided(decision).then((accepted) => {
    if (!accepted) stop.now('not-recorded');
    return accepted;
  });
  const opening: Opening = decision.refusal
    ? NOT_CALLED
    : await firstAnswer(decision.order, {
        hosts: ports.hosts,
        request: decision.asked.request,
        decisionId: journal.decisionId,
        recorded,
        firstEventMs: limits.firstEventMs,
        elapsedMs: ports.elapsedMs,
        stop: stop.signal,
      });
  if (opening.answer) journal.began();
  const accepted = await recorded;

  const exchange: Exchange = { journal, stop, opening, refused: decision.refusal !== undefined };
  if (!accepted) return refuse(exchange, new ApiError('audit_unavailable'));
  if (decision.refusal) return refuse(exchange, decision.refusal);
  if (!opening.answer) {
    return refuse(exchange, hostFailure(opening.reason, stop.reason, false, decision.order, decision.asked));
  }

  const batches = relay(opening.answer, {
    nextEventMs: limits.nextEventMs,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: ports.elapsedMs,
    stop: stop.signal,
  });
  const answered = { ...exchange, asked: decision.asked };
  if (!decision.asked.stream) return await deliverWhole(answered, opening.answer, batches, ports.now());
  stop.at(totalMs);
  return deliverStream(answered, opening.answer, batches, ports.now(), decision.asked.includeUsage);
}

/** No model was called. */
const NOT_CALLED: Opening = { reason: 'stopped', attempts: [] };
