import type { ChatMessage } from '../../../../lambda/router/contract/chat';

/** A message of one text. */
export const said = (role: ChatMessage['role'], text: string): ChatMessage => ({
  role,
  parts: [{ type: 'text', text }],
});
