import { createHash } from 'node:crypto';
import type {
  ChatMessage,
  ChatPart,
  DocumentPart,
  ImagePart,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from '../../contract/chat';
import { conversationOf } from './conversation';
import { documentText } from './document-text';

/**
 * A conversation as the messages of an OpenAI body, as the strictest chat templates take them. There is at most one
 * system message, the first. Each result of a tool is a message of its own, before the rest of its turn.
 */
export function openAiMessages(messages: readonly ChatMessage[]): readonly object[] {
  const { system, turns } = conversationOf(messages);
  return [
    ...(system.length > 0 ? [{ role: 'system', content: joined(system) }] : []),
    ...turns.flatMap(({ role, parts }) =>
      role === 'user' ? userMessages(parts) : [assistantMessage(parts)],
    ),
  ];
}

/**
 * A message of a tool holds text only, so its images follow in a user's message, by number. Mistral's models take no user's
 * message directly after one of a tool ("Unexpected role 'user' after role 'tool'", mistralai/mistral-common, validator.py,
 * looked up 2026-11-26): the assistant says a full stop in between.
 */
function userMessages(parts: readonly ChatPart[]): readonly object[] {
  const images: ImagePart[] = [];
  const results = parts.flatMap((part) => (part.type === 'tool-result' ? [resultMessage(part, images)] : []));
  const shown = images.flatMap((image, index) => [{ type: 'text', text: imageName(index) } as const, image]);
  const said = [...shown, ...parts.filter(isSaid)];
  if (said.length === 0) return results;
  const between = results.length > 0 ? [{ role: 'assistant', content: NO_WORDS }] : [];
  return [...results, ...between, { role: 'user', content: contentOf(said) }];
}

/** Adds its images to the list. */
function resultMessage({ callId, content, failed }: ToolResultPart, images: ImagePart[]): object {
  const lines = content.map((part) =>
    part.type === 'image' ? imageName(images.push(part) - 1) : wordsOf(part),
  );
  return {
    role: 'tool',
    tool_call_id: wireCallId(callId),
    // The protocol has no other place for it.
    content: [...(failed ? ['[The tool failed]'] : []), ...lines].join('\n'),
  };
}

const imageName = (index: number): string => `[Image ${index + 1}]`;

/**
 * What a template does with `reasoning` is its own choice; vLLM gives it under this name and under `reasoning_content`
 * (vllm/entrypoints/openai/chat_completion/protocol.py at 002032e, 2026-11). Reasoning that its provider encrypted says nothing to
 * another model.
 */
function assistantMessage(parts: readonly ChatPart[]): object {
  const calls = parts.filter((part) => part.type === 'tool-call').map(callOf);
  const reasoning = parts.flatMap((part) => (part.type === 'reasoning' && part.text ? [part.text] : []));
  const content = joined(parts.filter((part) => part.type === 'text'));
  return {
    role: 'assistant',
    ...(reasoning.length > 0 && { reasoning: reasoning.join(BETWEEN) }),
    content: content || (calls.length > 0 ? null : NO_WORDS),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

const callOf = ({ id, name, arguments: given }: ToolCallPart): object => ({
  id: wireCallId(id),
  type: 'function',
  function: { name, arguments: given.trim() === '' ? '{}' : given },
});

/**
 * The id of a call towards the host: nine letters and digits, because Mistral's templates refuse every other ("Tool call
 * IDs should be alphanumeric strings with length 9!", vLLM documentation, Tool calling, 2026-11) and a call may have been
 * made by a model of another host. Other templates show no id to the model.
 */
function wireCallId(id: string): string {
  return /^[A-Za-z0-9]{9}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 9);
}

type Said = TextPart | DocumentPart | ImagePart;

const isSaid = (part: ChatPart): part is Said =>
  part.type === 'text' || part.type === 'document' || part.type === 'image';

/** One text where there is nothing else: some templates take a list of parts for no text at all. */
function contentOf(parts: readonly Said[]): string | readonly object[] {
  return parts.some(({ type }) => type === 'image') ? parts.map(contentPart) : joined(parts);
}

function contentPart(part: Said): object {
  if (part.type !== 'image') return { type: 'text', text: wordsOf(part) };
  const { format, data, detail } = part;
  const url = `data:image/${format};base64,${data}`;
  return { type: 'image_url', image_url: { url, ...(detail && { detail }) } };
}

const wordsOf = (part: TextPart | DocumentPart): string =>
  part.type === 'text' ? part.text : documentText(part);

const joined = (parts: readonly ChatPart[]): string =>
  parts
    .flatMap((part) => (part.type === 'text' || part.type === 'document' ? [wordsOf(part)] : []))
    .join(BETWEEN);

/** What the assistant says where it said nothing: a message without content and calls is refused as well. */
const NO_WORDS = '.';

/** Between two texts that become one. */
const BETWEEN = '\n\n';
