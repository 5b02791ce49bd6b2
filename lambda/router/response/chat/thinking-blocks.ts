import type { ReasoningPart } from '../../contract/chat';

/**
 * Blocks of reasoning that their provider sealed, as LiteLLM writes them: a client sends them back as they are. A block
 * without a seal is text alone, which `reasoning_content` has.
 */
export const thinkingBlocks = (blocks: readonly ReasoningPart[]): readonly object[] =>
  blocks.flatMap<object>(({ text, signature, redacted }) => {
    if (redacted !== undefined) return [{ type: 'redacted_thinking', data: redacted }];
    return signature === undefined ? [] : [{ type: 'thinking', thinking: text, signature }];
  });
