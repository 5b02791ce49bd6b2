import type { ServedTask } from '../../../policy/endpoints';
import { nameOf } from '../../aws/error-name';
import type { RouterConfig } from '../config/router-config';
import type { RouterRequest } from '../contract/http';
import type { LogEntry } from '../contract/log';
import type { Decision } from '../decision/decide';
import type { OpinionJournal } from '../decision/opinion/request-opinion';
import { thinkingOf } from '../hosts/thinking-of';
import { type Asked, asksForEmbeddings } from '../request/asked';
import type { Caller } from '../request/caller';
import type { AuditRecord } from './audit-record';
import { askedText, decisionRecord } from './decision-record';
import { type End, outcomeRecord } from './outcome-record';
import { secondOpinionRecord } from './second-opinion-record';

/** Where records go. */
export interface RecordStream {
  /** Resolves when the audit stream has accepted the record. Rejects, in bounded time, if it has not. */
  accept(record: AuditRecord): Promise<void>;
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

/**
 * Writes the records of one request to a model: one before a second opinion, the decision before a prompt leaves the account
 * and before the first byte of the answer, the outcome after the last.
 */
export interface Journal extends OpinionJournal {
  /** Resolves to whether the audit stream accepted the decision record (I8). Never rejects. */
  decided(decision: Decision): Promise<boolean>;
  /** Marks the first event of the answer. */
  began(): void;
  /** Marks the moment at which the first byte may leave. */
  responded(): void;
  /** Writes the log line; and the outcome record, where a record was accepted or a model was called. Never rejects. */
  ended(end: End): Promise<void>;
}

export function openJournal(
  config: RouterConfig,
  ports: JournalPorts,
  caller: Caller,
  { requestId }: Pick<RouterRequest, 'requestId'>,
  task: ServedTask,
): Journal {
  const decisionId = ports.newId();
  const arrived = ports.elapsedMs();
  const sinceArrival = () => Math.round(ports.elapsedMs() - arrived);
  const facts = { decisionId, config, caller, requestId };
  const { lane } = config;
  let decision: Decision | undefined;
  /** Whether a record of this request was accepted. */
  let accepted = false;
  let auditMs: number | undefined;
  let firstEventMs: number | undefined;
  let firstByteMs: number | undefined;

  const write = async (
    record: Extract<LogEntry, { event: 'audit-write-failed' }>['record'],
    make: (time: Date) => Promise<AuditRecord>,
  ): Promise<boolean> => {
    try {
      await ports.records.accept(await make(ports.now()));
      return true;
    } catch (failure) {
      const { error } = nameOf(failure);
      ports.log({ event: 'audit-write-failed', lane, record, decisionId, error });
      return false;
    }
  };
  const digestOf = (asked: Asked) => ports.digest(askedText(asked));

  return {
    decisionId,

    async opinionAsked(service, classification, asked) {
      accepted = await write('second-opinion', async (time) =>
        secondOpinionRecord(service, classification, { ...facts, time }, await digestOf(asked)),
      );
      return accepted;
    },

    async decided(made) {
      decision = made;
      const recorded = await write('decision', async (time) =>
        decisionRecord(made, { ...facts, task, time }, made.asked ? await digestOf(made.asked) : null),
      );
      auditMs = sinceArrival();
      accepted ||= recorded;
      return recorded;
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
      for (const { model: name, reason } of attempts) {
        if (reason === 'not-ready') ports.log({ event: 'model-not-ready', lane, decisionId, model: name });
      }
      if (model && tally?.failure && error !== 'client_gone') {
        const reason = tally.failure;
        ports.log({ event: 'answer-broken', lane, decisionId, model: model.name, reason });
      }
      if (!accepted && attempts.length === 0) return;
      await write('outcome', async () => {
        const input = tally?.digestInput;
        const answerDigest = input === undefined ? null : await ports.digest(input).catch(() => null);
        const time = ports.now();
        const asked = decision?.asked;
        return outcomeRecord(end, {
          ...{ ...facts, time, firstEventMs, firstByteMs, totalMs, answerDigest },
          thinks: model && asked && !asksForEmbeddings(asked) ? thinkingOf(asked.request, model) : undefined,
        });
      });
    },
  };
}
