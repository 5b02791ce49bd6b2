import { randomUUID } from 'node:crypto';
import type { ChatEvent, FinishReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import { AnswerBlocks } from './answer-blocks';
import { HostCalls, type SentCall } from './host-calls';
import { type CallDelta, type ReadChunk, readChunk } from './openai-chunk';
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
  const ofText = new TextTemplate((json) => plainText(readChunk(model, json, '')));
  const ofArguments = new TextTemplate((json) => plainArguments(readChunk(model, json, ''))?.arguments);
  /** The call whose arguments `ofArguments` reads. */
  let learned: SentCall | undefined;
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
    const textProbs = reasoning || chunk.calls ? undefined : logprobs;
    if (text || textProbs) {
      addText({ type: 'text-delta', text: text ?? '', ...(textProbs && { logprobs: textProbs }) }, batch);
    }
    if (ended) return;
    for (const piece of chunk.calls ?? []) {
      const { call, begun } = calls.add(piece);
      blocks.call(call, begun, piece.arguments, batch);
    }
  };
  /** How chunks of the known forms are read; `undefined` where another kind of block is open. */
  const fast = (): Fast | undefined => {
    if (blocks.takesText) return { template: ofText, delta: textDelta };
    const index = blocks.numberOf(learned);
    if (learned === undefined || index === undefined) return undefined;
    const call = learned;
    return {
      template: ofArguments,
      delta(text, pieces) {
        call.arguments += text;
        return { type: 'arguments-delta', index, text, ...pieces };
      },
    };
  };
  const learn = (data: string, chunk: ReadChunk) => {
    const text = watch ? undefined : plainText(chunk);
    if (text) ofText.learn(data, text);
    const piece = plainArguments(chunk);
    if (piece?.arguments && ofArguments.learn(data, piece.arguments)) learned = calls.of(piece);
  };
  const read = (data: string, event: string, batch: ChatEvent[]) => {
    if (ended) return;
    const known = event === '' ? fast() : undefined;
    const text = known?.template.read(data);
    if (known && text !== undefined) {
      if (text) batch.push(known.delta(text));
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
    if (event === '') learn(data, chunk);
  };
  const run = (lines: string, start: number, batch: ChatEvent[]): number => {
    const known = ended ? undefined : fast();
    const found = known?.template.run(lines, start, 'data: ', '\n\n');
    if (!known || !found) return start;
    const { texts, plain, end: ends } = found;
    if (!plain) for (const text of texts) batch.push(known.delta(text));
    else if (texts.length > 0) batch.push(known.delta(texts.join(''), { pieces: texts }));
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

/** How chunks that differ in one text are read without a parser, and what each of them is. */
interface Fast {
  readonly template: TextTemplate;
  readonly delta: (text: string, pieces?: { readonly pieces: readonly string[] }) => ChatEvent;
}

const textDelta: Fast['delta'] = (text, pieces) => ({ type: 'text-delta', text, ...pieces });

/** The text of a chunk that adds nothing else. */
function plainText(chunk: ReadChunk | undefined): string | undefined {
  if (!chunk) return undefined;
  const { text = '', ...others } = chunk;
  return isEmpty(others) ? text : undefined;
}

/** The piece of a call that a chunk adds, if it is the arguments of a call that its index names, and nothing else. */
function plainArguments(chunk: ReadChunk | undefined): CallDelta | undefined {
  const { calls: [piece, another] = [], ...others } = chunk ?? {};
  if (!piece || another || !isEmpty(others)) return undefined;
  return piece.index !== undefined && piece.id === undefined && piece.name === undefined ? piece : undefined;
}

const isEmpty = (fields: object): boolean => Object.values(fields).every((value) => value === undefined);

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
