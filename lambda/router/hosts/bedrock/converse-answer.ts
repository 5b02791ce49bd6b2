import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime';
import { jsonIn } from '../../../json/json-in';
import { exactly, rememberSource } from '../../../json/json-source';
import { jsonOf } from '../../../json/json-text';
import type { ChatEvent } from '../../contract/chat';
import { HostError } from '../host';
import type { AnswerDecoder } from '../wire/stream-answer';
import { AnswerBlocks } from './answer-blocks';
import { type AskedAnswer, PLAIN } from './bedrock-answer';
import { converseUsage } from './converse-usage';
import { endOfAnswer } from './end-of-answer';

/** More than the longest answer of any model. It must fit into the function's memory. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** Decodes the answer of `Converse`, one JSON document, into the events that the same answer has as a stream. */
export function converseAnswer(model: string, asked: AskedAnswer = PLAIN): AnswerDecoder {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    feed(chunk) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > LARGEST_BYTES) throw new HostError('malformed', `${model}: the answer has no end`);
      return false;
    },
    finish(batch) {
      const text = Buffer.concat(chunks).toString();
      const answer = jsonIn(text) as Partial<ConverseResponse> | undefined;
      rememberSource(text, answer);
      const content: unknown = answer?.output?.message?.content;
      if (!answer || !Array.isArray(content)) {
        throw new HostError('malformed', `${model}: the answer is none of Converse`);
      }
      const { reason, ...rest } = endOfAnswer(model, answer, asked.stop);
      const blocks = new AnswerBlocks(asked);
      for (const [index, block] of content.entries()) readBlock(block ?? {}, index, blocks, batch);
      const finish = blocks.finish(reason, batch);
      const usage = converseUsage(answer.usage);
      if (usage) batch.push({ type: 'usage', usage });
      batch.push({ type: 'end', reason: finish, ...rest });
    },
  };
}

/** A block of an answer, as JSON carries it. Every part may be anything. */
interface Block {
  readonly text?: unknown;
  readonly toolUse?: { readonly toolUseId?: unknown; readonly name?: unknown; readonly input?: unknown };
  readonly reasoningContent?: {
    readonly reasoningText?: { readonly text?: unknown; readonly signature?: unknown };
    readonly redactedContent?: unknown;
  };
}

function readBlock(
  { text, toolUse, reasoningContent }: Block,
  index: number,
  blocks: AnswerBlocks,
  batch: ChatEvent[],
): void {
  if (typeof text === 'string' && text) blocks.text(text, batch);
  if (toolUse) {
    blocks.begin(index, toolUse, batch);
    blocks.input(index, inputOf(toolUse.input), batch);
  }
  const { reasoningText, redactedContent } = reasoningContent ?? {};
  if (typeof reasoningText?.text === 'string') blocks.reasoning(index, reasoningText.text, batch);
  if (typeof reasoningText?.signature === 'string') blocks.signature(index, reasoningText.signature, batch);
  if (typeof redactedContent === 'string') blocks.redacted(index, redactedContent, batch);
  blocks.end(index, batch);
}

/** A call's arguments as the model wrote them. */
const inputOf = (input: unknown): string =>
  jsonOf(typeof input === 'object' && input !== null ? exactly(input) : (input ?? {}));
