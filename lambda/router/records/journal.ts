import type { RouterConfig } from '../config/router-config';
import type { RouterRequest } from '../contract/http';
import type { LogEntry } from '../contract/log';
import type { Decision } from '../decision/decide';
import type { Caller } from '../request/caller';
import { type DecisionRecord, decisionRecord, promptText } from './decision-record';
import { type End, type OutcomeRecord, outcomeRecord } from './outcome-record';

/** Where decision and outcome records go. */
export interface RecordStream {
  /** Resolves when the audit stream has accepted the record. Rejects, in bounded time, if it has not. */
  accept(record: DecisionRecord | OutcomeRecord): Promise<void>;
}

/** External dependencies of a journal: the audit stream, a keyed digest, a log, time and ids. */
export interface JournalPorts {
  readonly records: RecordStream;
  /** Keyed digest of a text, `hmac-sha256/<UTC day of the key>/<hex>`. Rejects if KMS does not return the key. */
  readonly digest: (text: string) => Promise<string>;
  readonly log: (entry: LogEntry) => void;
  readonly now: () => Date;
  /** A monotonic clock in milliseconds, for durations. */
  readonly elapsedMs: () => number;
  /** A new decision id. */
  readonly newId: () => string;
}

/** Writes the records of one chat request: the decision before the first byte, the outcome after the last. */
export interface Journal {
  readonly decisionId: string;
  /** Resolves to whether the audit stream accepted the decision record (I8). Never rejects. */
  decided(decision: Decision): Promise<boolean>;
  /** Marks the first event of the answer. */
  began(): void;
  /** Marks the moment at which the first byte may leave. */
  responded(): void;
  /** Writes the log line, and the outcome record where a decision record was accepted. Never rejects. */
  ended(end: End): Promise<void>;
}

export function openJournal(
  config: RouterConfig,
  ports: JournalPorts,
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
