import type { ChatMessage, ChatRequest, Tool } from '../../contract/chat';
import type { AbilityFields } from '../asked-chat';

/**
 * The field that needs a model with tools: that of the tools, or that of the conversation where none is offered and
 * earlier calls alone need it.
 */
export const toolsField = (tools: readonly Tool[] | undefined, conversation: string): AbilityFields =>
  tools?.length ? {} : { tools: conversation };

/**
 * The tools of a request without any whose history has calls of tools. OpenAI's API accepts it, and answers in words;
 * hosts such as Converse refuse the history without a definition of its tools. So each tool of the history is named, and
 * none may be called.
 */
export function historyTools(messages: readonly ChatMessage[]): Pick<ChatRequest, 'tools' | 'toolChoice'> {
  const names = new Set(
    messages.flatMap(({ role, parts }) =>
      role === 'assistant' ? parts.flatMap((part) => (part.type === 'tool-call' ? [part.name] : [])) : [],
    ),
  );
  return names.size === 0 ? {} : { tools: [...names].map((name) => ({ name })), toolChoice: 'none' };
}
