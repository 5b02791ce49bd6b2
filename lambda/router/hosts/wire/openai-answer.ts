import { randomUUID } from 'node:crypto';
import type { ChatEvent, FinishReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import { AnswerBlocks } from './answer-blocks';
import { HostCalls } from './host-calls';
import { type ReadChunk, readChunk } from './openai-chunk';
import { SseDecoder } from './sse';
import { StopSequences } from './stop-sequences';
import type { AnswerDecoder } from './stream-answer';
import { TextTemplate } from './text-template';

export interface OpenAiAnswerOptions {
  /** Stop sequences that the server was not told. @default none */
  readonly stops?: readonly string[];
  /** Makes an id for a tool call that came without one. @default a random one */
  readonly newCallId?: () => string;
}

/**
 * Decodes a streamed OpenAI chat completion. The answer is complete when a chunk has given its finish reason and
 * `[DONE]` or the end of the stream has followed; otherwise it is malformed. An answer without a line of an event stream
 * is in another protocol: JSON lines, or one JSON document.
 */
export function openAiAnswer(
  model: string,
  { stops = [], newCallId = randomCallId }: OpenAiAnswerOptions = {},
): AnswerDecoder {
  const sse = new SseDecoder();
  const template = new TextTemplate((json) => plainText(readChunk(model, json, '')));
  const calls = new HostCalls();
  const blocks = new AnswerBlocks(model, newCallId);
  const watch = stops.length > 0 ? new StopSequences(stops) : undefined;
  let usage: Usage | undefined;
  let finish: string | undefined;
  let stopSequence: string | undefined;
  let ended = false;

  const end = (batch: ChatEvent[], word: string) => {
    flush(batch);
    const reason = finishReason(word, blocks.hasCalls);
    blocks.end(reason === 'length', batch);
    if (usage) batch.push({ type: 'usage', usage });
    batch.push({ type: 'end', reason, ...(reason === 'stop' && stopSequence && { stopSequence }) });
    ended = true;
  };
  const flush = (batch: ChatEvent[]) => {
    for (const delta of watch?.flush() ?? []) blocks.text(delta, batch);
  };
  const addText = (delta: Extract<ChatEvent, { type: 'text-delta' }>, batch: ChatEvent[]) => {
    if (!watch) return blocks.text(delta, batch);
    const { passed, stop } = watch.add(delta);
    for (const each of passed) blocks.text(each, batch);
    stopSequence = stop ?? stopSequence;
    if (stop !== undefined) end(batch, 'stop');
  };
  const add = (chunk: ReadChunk, batch: ChatEvent[]) => {
    const { reasoning, text, logprobs } = chunk;
    if (reasoning || chunk.calls) flush(batch);
    if (reasoning) blocks.text({ type: 'reasoning-delta', text: reasoning }, batch);
    // The probabilities of tokens of reasoning and of calls belong to no text.
    const ofText = reasoning || chunk.calls ? undefined : logprobs;
    if (text || ofText) {
      addText({ type: 'text-delta', text: text ?? '', ...(ofText && { logprobs: ofText }) }, batch);
    }
    if (ended) return;
    for (const piece of chunk.calls ?? []) {
      const { call, begun } = calls.add(piece);
      blocks.call(call, begun, piece.arguments, batch);
    }
  };
  const read = (data: string, event: string, batch: ChatEvent[]) => {
    if (ended) return;
    const known = event === '' && blocks.takesText ? template.read(data) : undefined;
    if (known !== undefined) {
      if (known) batch.push({ type: 'text-delta', text: known });
      return;
    }
    if (data.trim() === '[DONE]') {
      if (!finish) throw new HostError('malformed', `${model}: the answer ended without a finish reason`);
      end(batch, finish);
      return;
    }
    const chunk = readChunk(model, data, event);
    if (!chunk) return;
    usage = chunk.usage ?? usage;
    add(chunk, batch);
    if (ended) return;
    if (chunk.finish && GAVE_UP.has(chunk.finish)) {
      throw new HostError('failed', `${model}: the server gave up inside the answer`);
    }
    finish = chunk.finish ?? finish;
    stopSequence = chunk.stopSequence ?? stopSequence;
    const text = event === '' && !watch ? plainText(chunk) : undefined;
    if (text) template.learn(data, text);
  };
  const run = (lines: string, start: number, batch: ChatEvent[]): number => {
    const found = ended || !blocks.takesText ? undefined : template.run(lines, start, 'data: ', '\n\n');
    if (!found) return start;
    const { texts, plain, end: ends } = found;
    if (!plain) for (const text of texts) batch.push({ type: 'text-delta', text });
    else if (texts.length > 0) batch.push({ type: 'text-delta', text: texts.join(''), pieces: texts });
    return ends;
  };
  return {
    feed: (bytes, batch) =>
      sse.feed(
        bytes,
        (data, event) => read(data, event, batch),
        (lines, start) => run(lines, start, batch),
      ),
    finish(batch) {
      // Older servers end without [DONE]. After the finish reason no text can follow.
      if (finish && sse.betweenEvents) return end(batch, finish);
      if (sse.isForeign) throw new HostError('unreadable', `${model}: the answer is no event stream`);
      throw new HostError('malformed', `${model}: the answer ended before its finish reason`);
    },
  };
}

const randomCallId = (): string => `call_${randomUUID().replaceAll('-', '')}`;

/** The text of a chunk that adds nothing else. */
function plainText(chunk: ReadChunk | undefined): string | undefined {
  if (!chunk) return undefined;
  const { text = '', ...others } = chunk;
  return Object.values(others).every((value) => value === undefined) ? text : undefined;
}

/** vLLM's words for an answer that it did not finish. */
const GAVE_UP: ReadonlySet<string> = new Set(['abort', 'error']);

/**
 * An answer with tool calls ends with them, whatever the server calls it: vLLM says `stop` where a tool was named
 * (vllm-project/vllm pull request 25054). An answer that was cut off keeps its reason, because a call may be broken.
 */
function finishReason(word: string, hasCalls: boolean): FinishReason {
  if (word === 'length') return 'length';
  if (word === 'content_filter') return 'content-filter';
  return hasCalls ? 'tool-calls' : 'stop';
}
