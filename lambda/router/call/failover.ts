import { leavesAccount } from '../../../policy/boundary';
import type { RouterModel } from '../config/router-config';
import type { ChatEvent, HostErrorReason } from '../contract/chat';
import type { EmbeddingEvent } from '../contract/embedding';
import type { Attempt } from '../contract/outcome';
import { type AnswerStream, HostError, type RefusedPart } from '../hosts/host';
import { type DueTimer, dueTimer } from './due-timer';
import type { CallStop } from './shared-stop';
import type { Stop } from './stop';

/** What an answer of a model is made of, by the task of the model. */
type AnyEvent = ChatEvent | EmbeddingEvent;

/** An answer that has begun. */
export interface Answer<E = ChatEvent> {
  readonly model: RouterModel;
  /** The batch with the first event. */
  readonly first: readonly E[];
  /** The batches after it. */
  readonly stream: AnswerStream<E>;
  /** The other answers of this model, where the request asked for several. @default none */
  readonly others?: readonly Answer<E>[];
}

/**
 * `reason`: what ended the search. This is the failure of the last candidate, or one after which no other candidate may
 * be tried. It is `too-long` only where every candidate failed so: one that failed in another way may be large enough.
 */
export type Opening<E = ChatEvent> =
  | { readonly answer: Answer<E>; readonly attempts: readonly Attempt[] }
  | ({ readonly answer?: undefined; readonly attempts: readonly Attempt[] } & Failed);

/** No model was called. */
export const NOT_CALLED: Opening<never> = { reason: 'stopped', attempts: [] };

/** Why no model answered, and after how many seconds the last one said that the request may be sent again. */
export interface Failed {
  readonly reason: Failure;
  readonly retryAfterSeconds?: number;
  /** The part of the request that the last one refused. */
  readonly part?: RefusedPart;
}

type Failure = HostErrorReason | 'stopped';

/**
 * Whether another candidate may be tried after this failure. The caller must correct `rejected` and the operator must
 * correct `denied`: another candidate would hide both.
 */
const TRY_NEXT: Readonly<Record<Failure, boolean>> = {
  unreachable: true,
  timeout: true,
  throttled: true,
  'not-ready': true,
  failed: true,
  malformed: true,
  unreadable: true,
  'too-long': true,
  denied: false,
  rejected: false,
  stopped: false,
};

/** What the calls of one request share. */
export interface CallOptions {
  /** Keeps the caller apart in the prefix caches of models inside the account. Never rejects. */
  readonly cacheSalt: string | Promise<string>;
  /** Resolves to whether the audit stream accepted the decision record. Never rejects, and resolves in bounded time. */
  readonly recorded: Promise<boolean>;
  /** Longest wait for a candidate's first sign of life, and for each after it until its first event. */
  readonly firstEventMs: number;
  readonly elapsedMs: () => number;
  readonly stop: Stop;
}

export interface FailoverOptions<E = ChatEvent> extends CallOptions {
  /** Starts the call to one model. */
  readonly call: (model: RouterModel, cacheSalt: string | undefined) => AnswerStream<E>;
}

/**
 * The answer of the first model in `order` that yields an event (I9). Waits until `stop` for a candidate that shows signs
 * of life without an event, such as a model that reasons first. Never rejects.
 */
export const firstAnswer = <E extends AnyEvent>(
  order: readonly RouterModel[],
  options: FailoverOptions<E>,
): Promise<Opening<E>> =>
  firstThatOpens(order, options, async (model, cacheSalt) => {
    const { opened, attempt } = await openTimed(model, options, cacheSalt);
    return { opened, attempts: [attempt] };
  });

/** What came of one candidate, and its calls. */
export interface Tried<E = ChatEvent> {
  readonly opened: Opened<E>;
  readonly attempts: readonly Attempt[];
}

/**
 * The answer of the first model in `order` that opens. Tries only the models in `order`, which the policy has decided
 * (I2), one after the other and each at most once. Tries a model beyond the account only after the decision record is
 * accepted (I8); a call inside the account may overlap with the record.
 *
 * @param tryModel makes the calls to one candidate; where it fails, it has ended all of them. Never rejects.
 */
export async function firstThatOpens<E extends AnyEvent>(
  order: readonly RouterModel[],
  options: CallOptions,
  tryModel: (model: RouterModel, cacheSalt: string | undefined) => Promise<Tried<E>>,
): Promise<Opening<E>> {
  const attempts: Attempt[] = [];
  const { cacheSalt: salt } = options;
  let last: Failed | undefined;
  for (const model of order) {
    const leaves = leavesAccount(model.boundary);
    // A salt that is known is not waited for: the call inside the account begins at once.
    const cacheSalt = leaves ? undefined : typeof salt === 'string' ? salt : await salt;
    const mayCall = !leaves || (await options.recorded);
    if (!mayCall || options.stop.reason) return { reason: 'stopped', attempts };
    const tried = await tryModel(model, cacheSalt);
    const { opened } = tried;
    attempts.push(...tried.attempts);
    if ('answer' in opened) return { answer: opened.answer, attempts };
    const { reason, retryAfterSeconds, part } = opened;
    if (reason !== 'too-long' || !last) last = { reason, retryAfterSeconds, part };
    if (!TRY_NEXT[reason]) break;
  }
  return { reason: 'stopped', ...last, attempts };
}

export type Opened<E = ChatEvent> = { readonly answer: Answer<E> } | (Failed & { readonly status?: number });

/** Opens one call, and measures it for the records. */
export async function openTimed<E extends AnyEvent>(
  model: RouterModel,
  options: OpenOptions<E>,
  cacheSalt: string | undefined,
): Promise<{ readonly opened: Opened<E>; readonly attempt: Attempt }> {
  const began = options.elapsedMs();
  const opened = await open(model, options, cacheSalt);
  return { opened, attempt: attemptOf(model, opened, options.elapsedMs() - began) };
}

/** One call as records keep it. */
function attemptOf({ name, host, boundary }: RouterModel, opened: Opened<unknown>, ms: number): Attempt {
  const failed = 'answer' in opened ? undefined : opened;
  return {
    model: name,
    host,
    boundary,
    reason: failed?.reason ?? null,
    status: failed?.status ?? null,
    ms: Math.round(ms),
  };
}

type OpenOptions<E> = Pick<FailoverOptions<E>, 'call' | 'firstEventMs' | 'elapsedMs'> & {
  readonly stop: CallStop;
};

/** Calls one model and waits for its first event. While it waits, the end of the request ends the call. */
async function open<E extends AnyEvent>(
  model: RouterModel,
  options: OpenOptions<E>,
  cacheSalt: string | undefined,
): Promise<Opened<E>> {
  const { call, firstEventMs, elapsedMs, stop } = options;
  const failed = (reason: Failure, error?: HostError): Opened<E> => ({
    reason: stop.reason ? 'stopped' : reason,
    status: error?.status,
    retryAfterSeconds: error?.retryAfterSeconds,
    part: error?.part,
  });
  let heardAt = elapsedMs();
  let timer: DueTimer | undefined;
  let stream: AnswerStream<E> | undefined;
  const stopWith = (reason: HostErrorReason) => stream?.stop(reason);
  try {
    stream = call(model, cacheSalt);
    stop.onStop(() => stopWith('timeout'));
    timer = dueTimer(firstEventMs, () => {
      const left = heardAt + firstEventMs - elapsedMs();
      if (left > 0) return left;
      stopWith('timeout');
      return undefined;
    });
    for (;;) {
      const batch = await stream.next();
      heardAt = elapsedMs();
      const first: AnyEvent | undefined = batch[0];
      if (first?.type === 'error') {
        stopWith('failed');
        return failed(first.reason);
      }
      if (first && stop.reason) return failed('stopped');
      if (first) return { answer: { model, first: batch, stream } };
    }
  } catch (error) {
    stopWith('failed');
    return error instanceof HostError ? failed(error.reason, error) : failed('failed');
  } finally {
    timer?.clear();
  }
}

/** Ends the calls of an answer, in every state. */
export function endCalls({ answer }: Opening<unknown>): void {
  answer?.stream.stop('timeout');
  for (const { stream } of answer?.others ?? []) stream.stop('timeout');
}
