import type { ConverseStreamOutput, StopReason, TokenUsage } from '@aws-sdk/client-bedrock-runtime';
import { awsErrorWords, jsonOf } from '../../../aws/aws-error';
import { EventStreamDecoder, type Frame } from '../../../aws/event-stream';
import type { ChatEvent, FinishReason, HostErrorReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import type { AnswerDecoder } from '../wire/stream-answer';
import { TextTemplate } from '../wire/text-template';
import { type ReportedUsage, sumOf, usageOf } from '../wire/token-count';
import { validationReason } from './bedrock-errors';

/**
 * Decodes the answer of `ConverseStream`. The answer is complete when `messageStop` has given its reason and the stream
 * ends between two frames. `metadata`, which carries the usage, comes last and may be missing. Reasoning and other
 * blocks are dropped: the answer is the text.
 */
export function bedrockAnswer(model: string): AnswerDecoder {
  const frames = new EventStreamDecoder();
  const template = new TextTemplate(textOf);
  let usage: Usage | undefined;
  let reason: FinishReason | undefined;
  let ended = false;

  const end = (batch: ChatEvent[], why: FinishReason) => {
    if (usage) batch.push({ type: 'usage', usage });
    batch.push({ type: 'end', reason: why });
    ended = true;
  };
  const read = (frame: Frame, batch: ChatEvent[]) => {
    if (ended) return;
    if (frame.messageType !== 'event') throw streamFailure(model, frame);
    if (frame.type === 'contentBlockDelta') {
      const json = frame.body.toString();
      const known = template.read(json);
      const text = known ?? textOf(json);
      if (!text) return;
      batch.push({ type: 'text-delta', text });
      if (known === undefined) template.learn(json, text);
    } else if (frame.type === 'messageStop') {
      reason = finishReason(model, payload(frame, 'messageStop').stopReason);
    } else if (frame.type === 'metadata') {
      const { usage: counted } = payload(frame, 'metadata');
      usage = usageOf(wholeUsage(counted ?? {})) ?? usage;
      if (reason) end(batch, reason);
    }
  };
  return {
    feed: (bytes, batch) => frames.feed(bytes, (frame) => read(frame, batch)),
    finish(batch) {
      if (!reason || !frames.betweenFrames) {
        throw new HostError('malformed', `${model}: the answer ended before messageStop`);
      }
      end(batch, reason);
    },
  };
}

type Events = { [K in keyof ConverseStreamOutput]: Partial<NonNullable<ConverseStreamOutput[K]>> };

function payload<K extends 'messageStop' | 'metadata'>({ body }: Frame, _event: K) {
  return ((body.byteLength > 0 && JSON.parse(body.toString())) || {}) as NonNullable<Events[K]>;
}

/**
 * Bedrock's `inputTokens` are those that no cache had part in; the prompt has all three kinds (Amazon Bedrock API
 * reference, TokenUsage, 2026-11).
 */
function wholeUsage(counted: Partial<TokenUsage>): ReportedUsage {
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = counted;
  return {
    inputTokens:
      inputTokens === undefined ? undefined : sumOf(inputTokens, cacheReadInputTokens, cacheWriteInputTokens),
    outputTokens,
    cachedTokens: cacheReadInputTokens,
    cacheWriteTokens: cacheWriteInputTokens,
  };
}

/** The text of a delta; `undefined` where it has another content. */
function textOf(json: string): string | undefined {
  const { delta } = (JSON.parse(json) ?? {}) as NonNullable<Events['contentBlockDelta']>;
  return typeof delta?.text === 'string' ? delta.text : undefined;
}

function finishReason(model: string, reason: StopReason | undefined): FinishReason {
  if (reason?.startsWith('malformed_')) {
    throw new HostError('failed', `${model}: the model's output could not be read by Bedrock`);
  }
  return FINISH_REASONS.get(reason) ?? 'stop';
}

/** Reasons other than a plain stop. Bedrock's list may grow; a reason that is not here counts as `stop`. */
const FINISH_REASONS: ReadonlyMap<StopReason | undefined, FinishReason> = new Map([
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['guardrail_intervened', 'content-filter'],
  ['content_filtered', 'content-filter'],
]);

function streamFailure(model: string, { type, body }: Frame): HostError {
  const reason =
    type === 'validationException'
      ? validationReason({ words: awsErrorWords(jsonOf(body)) })
      : (STREAM_ERRORS.get(type) ?? 'failed');
  return new HostError(reason, `${model}: Bedrock broke the answer off`);
}

const STREAM_ERRORS: ReadonlyMap<string, HostErrorReason> = new Map([
  ['internalServerException', 'failed'],
  ['modelStreamErrorException', 'failed'],
  ['serviceUnavailableException', 'not-ready'],
  ['throttlingException', 'throttled'],
]);
