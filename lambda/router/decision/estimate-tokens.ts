import type { ChatMessage, ChatPart, ChatRequest, Tool } from '../contract/chat';
import { fewestTokens } from './fewest-tokens';

/** Four letters of English or of code are about one token (OpenAI help center, "What are tokens", 2026-11). */
const ASCII_PER_TOKEN = 4;
/** What marks a turn or a tool in a chat template: role, and a start and an end. */
const MARKERS = 4;
/** The most that Claude counts for one image (Anthropic documentation, "Vision", 2026-11). */
const IMAGE_TOKENS = 1_600;
/** The most that Claude counts for one page of a PDF (Anthropic documentation, "PDF support", 2026-11). */
const PAGE_TOKENS = 3_000;
/** A page of a PDF with text; the pages are not counted, because a PDF may hold them compressed. */
const PAGE_BYTES = 50_000;

/**
 * About how many tokens the prompt of a request has, without a tokenizer: a quarter of its ASCII characters, and one for
 * each other character, which no tokenizer of the last years exceeds by much. It is never below the fewest tokens that
 * the messages can have, and never above one for each byte, apart from images, documents and markers. It errs to more.
 */
export function estimateTokens({ messages, tools = [], format, extras }: ChatRequest): number {
  const told = messages.reduce((sum, message) => sum + tokensOf(message), 0);
  const defined = tools.reduce((sum, tool) => sum + MARKERS + inText(definitionOf(tool)), 0);
  const schema = format?.type === 'json-schema' ? inText(JSON.stringify(format.schema)) : 0;
  const template = extras?.chat_template_kwargs ? inText(JSON.stringify(extras.chat_template_kwargs)) : 0;
  return Math.max(told, fewestTokens(messages)) + defined + schema + template;
}

/** The same for the texts of an embeddings request. */
export const estimateTextTokens = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + inText(text), 0);

const tokensOf = ({ parts }: ChatMessage): number =>
  parts.reduce((sum, part: ChatPart) => sum + inPart(part), MARKERS);

function inPart(part: ChatPart): number {
  switch (part.type) {
    case 'text':
      return inText(part.text);
    case 'reasoning':
      return inText(part.text) + inText(part.redacted ?? '');
    case 'tool-call':
      return MARKERS + inText(part.name) + inText(part.arguments);
    case 'tool-result':
      return part.content.reduce((sum, inner) => sum + inPart(inner), MARKERS);
    case 'image':
      return IMAGE_TOKENS;
    case 'document':
      return PAGE_TOKENS * Math.ceil((part.data.length * 3) / 4 / PAGE_BYTES);
  }
}

function inText(text: string): number {
  let ascii = 0;
  let others = 0;
  for (const character of text) {
    if (character <= '\x7f') ascii += 1;
    else others += 1;
  }
  return Math.ceil(ascii / ASCII_PER_TOKEN) + others;
}

const definitionOf = ({ name, description = '', parameters = {} }: Tool): string =>
  `${name}${description}${JSON.stringify(parameters)}`;
