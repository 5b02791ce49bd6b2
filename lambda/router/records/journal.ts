import type { RouterConfig } from '../config/router-config';
import type { Decision } from '../decide';
import type { RouterRequest } from '../http';
import type { Caller } from '../identity/caller';
import type { RouterPorts } from '../ports';
import { decisionRecord, promptText } from './decision-record';
import { type End, outcomeRecord } from './outcome-record';

/** One chat request's way into the audit: its decision before the first byte, its outcome after the last. */
export interface Journal {
  readonly decisionId: string;
  /** Resolves to whether the audit stream accepted the decision record (I8). Never rejects. */
  decided(decision: Decision): Promise<boolean>;
  /** Marks the first event of the answer. */
  began(): void;
  /** Marks the response: its first byte may leave. */
  responded(): void;
  /** Writes the log line, and the outcome record where a decision record was accepted. Never rejects. */
  ended(end: End): Promise<void>;
}

export function openJournal(
  config: RouterConfig,
  ports: RouterPorts,
  caller: Caller,
  { requestId }: Pick<RouterRequest, 'requestId'>,
): Journal {
  const decisionId = ports.newId();
  const arrived = ports.elapsedMs();
  const sinceArrival = () => Math.round(ports.elapsedMs() - arrived);
  const facts = { decisionId, config, caller };
  const { lane } = config;
  let decision: Decision | undefined;
  let accepted = false;
  let auditMs: number | undefined;
  let firstEventMs: number | undefined;
  let firstByteMs: number | undefined;

  const failed = (record: 'decision' | 'outcome', error: unknown) => {
    const name = error instanceof Error ? error.name : typeof error;
    ports.log({ event: 'audit-write-failed', lane, record, decisionId, error: name });
  };

  return {
    decisionId,

    async decided(made) {
      decision = made;
      const time = ports.now();
      try {
        const promptDigest = made.asked ? await ports.digest(promptText(made.asked.request.messages)) : null;
        await ports.records.accept(decisionRecord(made, { ...facts, time, requestId, promptDigest }));
        accepted = true;
      } catch (error) {
        failed('decision', error);
      }
      auditMs = sinceArrival();
      return accepted;
    },

    began() {
      firstEventMs = sinceArrival();
    },

    responded() {
      firstByteMs = sinceArrival();
    },

    async ended(end) {
      const totalMs = sinceArrival();
      const { status, outcome, error, attempts, model, tally } = end;
      ports.log({
        event: 'request',
        lane,
        status,
        outcome,
        code: error ?? undefined,
        requestId,
        decisionId,
        caller: caller.name,
        dataClass: decision?.classification.effective,
        model: model?.name,
        boundary: model?.boundary,
        tried: attempts.map(({ model: name, reason }) => ({ model: name, reason })),
        auditMs,
        firstEventMs,
        totalMs,
        ...tally?.usage,
      });
      if (!accepted) return;
      try {
        const answerDigest = tally?.text ? await ports.digest(tally.text).catch(() => null) : null;
        const time = ports.now();
        await ports.records.accept(
          outcomeRecord(end, { ...facts, time, firstEventMs, firstByteMs, totalMs, answerDigest }),
        );
      } catch (failure) {
        failed('outcome', failure);
      }
    },
  };
}
