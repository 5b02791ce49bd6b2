import { EventStreamDecoder, type Frame } from '../../../aws/event-stream';
import { jsonIn } from '../../../json/json-in';
import { HostError } from '../host';
import { type OpenAiAnswerOptions, openAiAnswer } from '../wire/openai-answer';
import type { AnswerDecoder } from '../wire/stream-answer';

/**
 * Decodes the answer of `InvokeEndpointWithResponseStream`: frames whose bytes together are the container's own stream.
 * An event of the container may begin and end anywhere inside a frame.
 */
export function sagemakerAnswer(model: string, options: OpenAiAnswerOptions = {}): AnswerDecoder {
  const frames = new EventStreamDecoder();
  const container = openAiAnswer(model, options);
  return {
    feed: (bytes, batch) =>
      frames.feed(bytes, (frame) => {
        if (frame.messageType !== 'event') throw streamFailure(model, frame);
        if (frame.type === 'PayloadPart') container.feed(frame.body, batch);
      }),
    finish(batch) {
      if (!frames.betweenFrames)
        throw new HostError('malformed', `${model}: the answer ended inside a frame`);
      container.finish(batch);
    },
  };
}

/** The container's bytes of an answer that was read whole. */
export function wholePayload(model: string, body: Buffer): Buffer {
  const frames = new EventStreamDecoder();
  const parts: Buffer[] = [];
  frames.feed(body, (frame) => {
    if (frame.messageType !== 'event') throw streamFailure(model, frame);
    if (frame.type === 'PayloadPart') parts.push(frame.body);
  });
  if (!frames.betweenFrames) throw new HostError('malformed', `${model}: the answer ended inside a frame`);
  return Buffer.concat(parts);
}

/** `ModelStreamError` has a code that distinguishes a timeout from a failed container; `InternalStreamFailure` has none. */
function streamFailure(model: string, frame: Frame): HostError {
  const { ErrorCode } = (jsonIn(frame.body) ?? {}) as { ErrorCode?: unknown };
  return ErrorCode === 'ModelInvocationTimeExceeded'
    ? new HostError('timeout', `${model}: the container did not finish in SageMaker's time limit`)
    : new HostError('failed', `${model}: SageMaker broke the answer off`);
}
