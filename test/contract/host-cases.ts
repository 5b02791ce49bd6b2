import type { ChatEvent, HostErrorReason } from '../../lambda/router/contract/chat';
import { bedrockAnswer } from '../../lambda/router/hosts/bedrock/bedrock-answer';
import { sagemakerAnswer } from '../../lambda/router/hosts/sagemaker/sagemaker-answer';
import { openAiAnswer } from '../../lambda/router/hosts/wire/openai-answer';
import type { AnswerDecoder } from '../../lambda/router/hosts/wire/stream-answer';
import type { Host } from '../../policy/boundary';

/** What the contract suite knows of each host. */
export interface HostCase {
  readonly decoder: () => AnswerDecoder;
  readonly framing: 'sse' | 'event-stream';
  readonly answer: string;
  readonly errorInside: { readonly file: string; readonly reason: HostErrorReason };
}

export const CASES = {
  vllm: {
    decoder: () => openAiAnswer('the model'),
    framing: 'sse',
    answer: 'vllm/answer.sse',
    errorInside: { file: 'vllm/error-inside.sse', reason: 'failed' },
  },
  sagemaker: {
    decoder: () => sagemakerAnswer('the model'),
    framing: 'event-stream',
    answer: 'sagemaker/answer.bin',
    errorInside: { file: 'sagemaker/error-inside.bin', reason: 'timeout' },
  },
  bedrock: {
    decoder: () => bedrockAnswer('the model'),
    framing: 'event-stream',
    answer: 'bedrock/answer.bin',
    errorInside: { file: 'bedrock/error-inside.bin', reason: 'throttled' },
  },
} satisfies Record<Host, HostCase>;

/** The text of the recorded answers. */
export const TEXT = {
  vllm: '[simulated vLLM answer from model qwen] You said 3 words: Grüße, 世界 🌍',
  sagemaker: '[simulated SageMaker answer from model bank-mistral] You said 3 words: Grüße, 世界 🌍',
  bedrock:
    '[simulated Bedrock answer from model eu.anthropic.claude-haiku-4-5-20251001-v1:0] You said 3 words: Grüße, 世界 🌍',
} satisfies Record<Host, string>;

/** The answer that events make, however its texts were cut into events: its text, and the events that are no text. */
export const whole = (events: readonly ChatEvent[]) => ({
  text: textOf(events),
  others: events.filter(({ type }) => type !== 'text-delta'),
});

export const textOf = (events: readonly ChatEvent[]) =>
  events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
