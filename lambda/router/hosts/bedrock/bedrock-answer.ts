import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { awsErrorWords } from '../../../aws/aws-error';
import { EventStreamDecoder, type Frame } from '../../../aws/event-stream';
import { jsonIn } from '../../../json/json-in';
import type { ChatEvent, HostErrorReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import type { AnswerDecoder } from '../wire/stream-answer';
import { TextTemplate } from '../wire/text-template';
import { AnswerBlocks, type AskedBlocks } from './answer-blocks';
import { validationReason } from './bedrock-errors';
import { converseUsage } from './converse-usage';
import { type EndOfAnswer, endOfAnswer } from './end-of-answer';

/** What the decoders of both operations know of the call. */
export interface AskedAnswer extends AskedBlocks {
  /** The stop sequences of the request. */
  readonly stop?: readonly string[];
}

/** A call without tools. */
export const PLAIN: AskedAnswer = { toolName: (name) => name };

/**
 * Decodes the answer of `ConverseStream`. The answer is complete when `messageStop` has given its reason and the stream
 * ends between two frames. `metadata`, which carries the usage, comes last and may be missing.
 */
export function bedrockAnswer(model: string, asked: AskedAnswer = PLAIN): AnswerDecoder {
  const frames = new EventStreamDecoder();
  const texts = new TextTemplate((json) => textOf(deltaIn(json)));
  const inputs = new TextTemplate((json) => inputOf(deltaIn(json)));
  /** Of the call whose arguments `inputs` reads. */
  let inputIndex: number | undefined;
  const blocks = new AnswerBlocks(asked);
  let usage: Usage | undefined;
  let stop: EndOfAnswer | undefined;
  let ended = false;

  const end = (batch: ChatEvent[], { reason, ...rest }: EndOfAnswer) => {
    const finish = blocks.finish(reason, batch);
    if (usage) batch.push({ type: 'usage', usage });
    batch.push({ type: 'end', reason: finish, ...rest });
    ended = true;
  };
  const readDelta = (json: string, batch: ChatEvent[]) => {
    const known = texts.read(json);
    if (known !== undefined) {
      if (known) blocks.text(known, batch);
      return;
    }
    const knownInput = inputs.read(json);
    if (knownInput !== undefined) return blocks.input(inputIndex, knownInput, batch);
    const event = deltaIn(json);
    const text = textOf(event);
    if (text !== undefined) {
      if (!text) return;
      blocks.text(text, batch);
      texts.learn(json, text);
      return;
    }
    readOther(event, blocks, batch);
    const input = inputOf(event);
    if (input && inputs.learn(json, input)) inputIndex = event.contentBlockIndex;
  };
  const read = (frame: Frame, batch: ChatEvent[]) => {
    if (ended) return;
    if (frame.messageType !== 'event') throw streamFailure(model, frame);
    switch (frame.type) {
      case 'contentBlockDelta':
        return readDelta(frame.body.toString(), batch);
      case 'contentBlockStart': {
        const { contentBlockIndex, start } = payload<'contentBlockStart'>(frame);
        if (start?.toolUse) blocks.begin(contentBlockIndex, start.toolUse, batch);
        return;
      }
      case 'contentBlockStop':
        return blocks.end(payload<'contentBlockStop'>(frame).contentBlockIndex, batch);
      case 'messageStop':
        stop = endOfAnswer(model, payload<'messageStop'>(frame), asked.stop);
        return;
      case 'metadata':
        usage = converseUsage(payload<'metadata'>(frame).usage) ?? usage;
        if (stop) end(batch, stop);
    }
  };
  return {
    feed: (bytes, batch) => frames.feed(bytes, (frame) => read(frame, batch)),
    finish(batch) {
      if (!stop || !frames.betweenFrames) {
        throw new HostError('malformed', `${model}: the answer ended before messageStop`);
      }
      end(batch, stop);
    },
  };
}

type Events = { [K in keyof ConverseStreamOutput]: Partial<NonNullable<ConverseStreamOutput[K]>> };
type Delta = NonNullable<Events['contentBlockDelta']>;

function payload<K extends keyof Events>({ body }: Frame) {
  return ((body.byteLength > 0 && JSON.parse(body.toString())) || {}) as NonNullable<Events[K]>;
}

const deltaIn = (json: string): Delta => JSON.parse(json) ?? {};

/** The text of a delta; `undefined` where it has another content. */
const textOf = ({ delta }: Delta): string | undefined =>
  typeof delta?.text === 'string' ? delta.text : undefined;

/** The piece of a call's arguments that a delta is; `undefined` where it has another content. */
function inputOf({ delta }: Delta): string | undefined {
  const { toolUse, ...others } = delta ?? {};
  return typeof toolUse?.input === 'string' && Object.keys(others).length === 0 ? toolUse.input : undefined;
}

/** A part of a call's arguments or of reasoning; anything else is no part of the answer. */
function readOther(
  { contentBlockIndex: index, delta }: Delta,
  blocks: AnswerBlocks,
  batch: ChatEvent[],
): void {
  const input: unknown = delta?.toolUse?.input;
  if (typeof input === 'string') blocks.input(index, input, batch);
  const { text, signature, redactedContent } = (delta?.reasoningContent ?? {}) as Record<string, unknown>;
  if (typeof text === 'string') blocks.reasoning(index, text, batch);
  if (typeof signature === 'string') blocks.signature(index, signature, batch);
  if (typeof redactedContent === 'string') blocks.redacted(index, redactedContent, batch);
}

function streamFailure(model: string, { type, body }: Frame): HostError {
  const reason =
    type === 'validationException'
      ? validationReason({ words: awsErrorWords(jsonIn(body)) })
      : (STREAM_ERRORS.get(type) ?? 'failed');
  return new HostError(reason, `${model}: Bedrock broke the answer off`);
}

const STREAM_ERRORS: ReadonlyMap<string, HostErrorReason> = new Map([
  ['internalServerException', 'failed'],
  ['modelStreamErrorException', 'failed'],
  ['serviceUnavailableException', 'not-ready'],
  ['throttlingException', 'throttled'],
]);
