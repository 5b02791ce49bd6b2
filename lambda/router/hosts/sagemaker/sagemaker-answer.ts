import { jsonOf } from '../../../aws/aws-error';
import { EventStreamDecoder, type Frame } from '../../../aws/event-stream';
import { HostError } from '../host';
import { openAiAnswer } from '../wire/openai-answer';
import type { AnswerDecoder } from '../wire/stream-answer';

/**
 * Decodes the answer of `InvokeEndpointWithResponseStream`: frames whose bytes, put end to end, are the
 * container's own stream. Where a frame ends has nothing to do with where an event of the container ends.
 */
export function sagemakerAnswer(model: string): AnswerDecoder {
  const frames = new EventStreamDecoder();
  const container = openAiAnswer(model);
  return {
    feed: (bytes, batch) =>
      frames.feed(bytes, (frame) => {
        if (frame.messageType !== 'event') throw streamFailure(model, frame);
        if (frame.type === 'PayloadPart') container.feed(frame.body, batch);
      }),
    finish: (batch) => container.finish(batch),
  };
}

/** `ModelStreamError` says whether time ran out or the container broke off; `InternalStreamFailure` says nothing. */
function streamFailure(model: string, frame: Frame): HostError {
  const { ErrorCode } = (jsonOf(frame.body) ?? {}) as { ErrorCode?: unknown };
  return ErrorCode === 'ModelInvocationTimeExceeded'
    ? new HostError('timeout', `${model}: the container did not finish in SageMaker's time limit`)
    : new HostError('failed', `${model}: SageMaker broke the answer off`);
}
