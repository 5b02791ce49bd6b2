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
  const parts = payloadParts(model);
  const container = openAiAnswer(model, options);
  return {
    feed: (bytes, batch) => parts.feed(bytes, (part) => container.feed(part, batch)),
    finish(batch) {
      parts.finish();
      container.finish(batch);
    },
  };
}

/** The container's bytes of an answer that was read whole. */
export function wholePayload(model: string, body: Buffer): Buffer {
  const parts = payloadParts(model);
  const pieces: Buffer[] = [];
  parts.feed(body, (part) => pieces.push(part));
  parts.finish();
  return Buffer.concat(pieces);
}

/** Reads the container's bytes out of SageMaker's frames. */
function payloadParts(model: string) {
  const frames = new EventStreamDecoder();
  return {
    /** Returns whether the bytes completed a frame. */
    feed: (bytes: Buffer, onPart: (part: Buffer) => void): boolean =>
      frames.feed(bytes, (frame) => {
        if (frame.messageType !== 'event') throw streamFailure(model, frame);
        if (frame.type === 'PayloadPart') onPart(frame.body);
      }),
    finish() {
      if (!frames.betweenFrames)
        throw new HostError('malformed', `${model}: the answer ended inside a frame`);
    },
  };
}

/** `ModelStreamError` has a code that distinguishes a timeout from a failed container; `InternalStreamFailure` has none. */
function streamFailure(model: string, frame: Frame): HostError {
  const { ErrorCode } = (jsonIn(frame.body) ?? {}) as { ErrorCode?: unknown };
  return ErrorCode === 'ModelInvocationTimeExceeded'
    ? new HostError('timeout', `${model}: the container did not finish in SageMaker's time limit`)
    : new HostError('failed', `${model}: SageMaker broke the answer off`);
}
