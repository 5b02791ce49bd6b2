import type { ConverseStreamOutput, StopReason } from '@aws-sdk/client-bedrock-runtime';
import { awsErrorWords, jsonOf } from '../../aws/aws-error';
import { EventStreamDecoder, type Frame } from '../../aws/event-stream';
import type { FinishReason, HostErrorReason } from '../chat';
import { validationReason } from './bedrock-errors';
import { HostError } from './host';
import type { AnswerDecoder } from './stream-answer';
import { usageOf } from './token-count';

/**
 * Decodes the answer of `ConverseStream`. The answer is complete when `messageStop` has said why it ended and the
 * stream ends between two frames; `metadata`, which carries the usage, comes last and may be missing. Reasoning
 * and other blocks are left out: the answer is the text.
 */
export function bedrockAnswer(model: string): AnswerDecoder {
  const frames = new EventStreamDecoder();
  let reason: FinishReason | undefined;
  return {
    *feed(bytes) {
      for (const frame of frames.feed(bytes)) {
        if (frame.messageType !== 'event') throw streamFailure(model, frame);
        if (frame.type === 'contentBlockDelta') {
          const { delta } = payload(frame, 'contentBlockDelta');
          if (typeof delta?.text === 'string' && delta.text) yield { type: 'text-delta', text: delta.text };
        } else if (frame.type === 'messageStop') {
          reason = finishReason(model, payload(frame, 'messageStop').stopReason);
        } else if (frame.type === 'metadata') {
          const { usage: counted } = payload(frame, 'metadata');
          const usage = usageOf(counted?.inputTokens, counted?.outputTokens);
          if (usage) yield { type: 'usage', usage };
          if (reason) yield { type: 'end', reason };
        }
      }
    },
    finish() {
      if (reason && frames.betweenFrames) return { type: 'end', reason };
      throw new HostError('malformed', `${model}: the answer ended before messageStop`);
    },
  };
}

type Events = { [K in keyof ConverseStreamOutput]: Partial<NonNullable<ConverseStreamOutput[K]>> };

function payload<K extends 'contentBlockDelta' | 'messageStop' | 'metadata'>(frame: Frame, _event: K) {
  return JSON.parse(frame.body.toString()) as NonNullable<Events[K]>;
}

function finishReason(model: string, reason: string | undefined): FinishReason {
  if (reason?.startsWith('malformed_')) {
    throw new HostError('failed', `${model}: the model's output could not be read by Bedrock`);
  }
  return (reason && FINISH_REASONS[reason]) || 'stop';
}

/** Reasons that are not a plain stop. Bedrock's list may grow; what is not here counts as `stop`. */
const FINISH_REASONS: Readonly<Partial<Record<StopReason | string, FinishReason>>> = {
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  guardrail_intervened: 'content-filter',
  content_filtered: 'content-filter',
};

function streamFailure(model: string, { type, body }: Frame): HostError {
  const reason =
    type === 'validationException'
      ? validationReason({ words: awsErrorWords(jsonOf(body)) })
      : (STREAM_ERRORS[type] ?? 'failed');
  return new HostError(reason, `${model}: Bedrock broke the answer off`);
}

const STREAM_ERRORS: Readonly<Record<string, HostErrorReason>> = {
  internalServerException: 'failed',
  modelStreamErrorException: 'failed',
  serviceUnavailableException: 'not-ready',
  throttlingException: 'throttled',
};
