import type { StopReason } from '@aws-sdk/client-bedrock-runtime';
import type { FinishReason } from '../../contract/chat';
import { HostError } from '../host';

/** Why an answer ended, and by which stop sequence. */
export interface EndOfAnswer {
  readonly reason: FinishReason;
  readonly stopSequence?: string;
}

/** What Bedrock says of it: at the end of a stream, or beside a whole answer. */
interface Said {
  readonly stopReason?: StopReason;
  readonly additionalModelResponseFields?: unknown;
}

/**
 * Reads why an answer ended. `stop`: the stop sequences of the request.
 * @throws HostError where Bedrock could not read what the model wrote
 */
export function endOfAnswer(model: string, said: Said, stop: readonly string[] = []): EndOfAnswer {
  const { stopReason: reason } = said;
  if (reason?.startsWith('malformed_')) {
    throw new HostError('failed', `${model}: the model's output could not be read by Bedrock`);
  }
  const stopSequence = reason === 'stop_sequence' ? stopSequenceOf(said, stop) : undefined;
  return {
    reason: FINISH_REASONS.get(reason) ?? 'stop',
    ...(stopSequence !== undefined && { stopSequence }),
  };
}

/** Reasons other than a plain stop. Bedrock's list may grow; a reason that is not here counts as `stop`. */
const FINISH_REASONS: ReadonlyMap<StopReason | undefined, FinishReason> = new Map([
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['guardrail_intervened', 'content-filter'],
  ['content_filtered', 'content-filter'],
]);

/** Claude names it, at one place in a stream and at another in a whole answer. One of one needs no name. */
function stopSequenceOf(
  { additionalModelResponseFields }: Said,
  stop: readonly string[],
): string | undefined {
  const { delta, stop_sequence } = (additionalModelResponseFields ?? {}) as {
    readonly delta?: { readonly stop_sequence?: unknown } | null;
    readonly stop_sequence?: unknown;
  };
  const named = delta?.stop_sequence ?? stop_sequence;
  if (typeof named === 'string') return named;
  return stop.length === 1 ? stop[0] : undefined;
}
