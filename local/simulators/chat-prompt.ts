import type { ChatBody } from './chat-body';
import { imageProblem, imagesIn } from './chat-images';
import type { ChatBodyMessage } from './chat-message';
import type { ContextWindow } from './context-window';
import { promptTokens } from './simulated-text';

/** The text of each message, oldest first. Several parts are one text, as vLLM joins them for a template. */
export const textsOf = ({ messages }: ChatBody): readonly string[] => messages.map(textOf);

function textOf(message: ChatBodyMessage): string {
  const { content } = message;
  const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
  const written = calls.map(({ function: { name, arguments: given } }) => `${name} ${given}`);
  const said = typeof content === 'string' ? [content] : (content ?? []);
  const words = said.flatMap((part) =>
    typeof part === 'string' ? [part] : part.type === 'text' ? [part.text] : [],
  );
  return [...words, ...written].join('\n');
}

/** The texts of a request, and the limit that it sets to the answer. */
export interface Prompt {
  readonly texts: readonly string[];
  readonly limit?: number;
}

export const chatPrompt = (body: ChatBody): Prompt => ({
  texts: textsOf(body),
  limit: body.max_completion_tokens ?? body.max_tokens,
});

/** What the server of a model cannot do with a body, in vLLM's words; `undefined` where it can. */
export function abilityProblem(
  body: ChatBody,
  model: string,
  { lacks = [] }: ContextWindow,
): string | undefined {
  const { tools, tool_choice: choice = 'auto' } = body;
  if (tools && choice === 'auto' && lacks.includes('auto-tool-choice')) {
    return '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set';
  }
  const images = imagesIn(body);
  if (images.length > 0 && lacks.includes('images')) return `${model} is not a multimodal model`;
  return images.map(imageProblem).find((problem) => problem !== undefined);
}

/**
 * vLLM's refusal of a request whose prompt and answer do not fit into its context, as the member `error` of its body;
 * `undefined` where they fit. Words and members are those of vLLM 0.24 and later, which counts no further than one
 * token past the room for the prompt (seen whole in NousResearch/hermes-agent pull request 92211, 2026-08-20).
 */
export function contextError(
  { texts, limit: answer = 0 }: Prompt,
  { contextTokens }: ContextWindow,
): object | undefined {
  const room = Math.max(contextTokens - answer, 0);
  const prompt = promptTokens(texts);
  if (prompt <= room && prompt < contextTokens) return undefined;
  const counted = Math.min(prompt, room + 1);
  const message =
    `This model's maximum context length is ${contextTokens} tokens. However, you requested ${answer} output tokens ` +
    `and your prompt contains at least ${counted} input tokens, for a total of at least ${counted + answer} tokens. ` +
    'Please reduce the length of the input prompt or the number of requested output tokens. ' +
    `(parameter=input_tokens, value=${counted})`;
  return { message, type: 'BadRequestError', param: 'input_tokens', code: 400 };
}
