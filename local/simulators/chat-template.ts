import type { ChatBodyMessage } from './chat-message';

/**
 * What a strict chat template refuses, in the words of Mistral's (vllm-project/vllm issue 6862; mistralai/mistral-common,
 * validator.py; looked up 2026-11-26). Other templates take more; the strictest is simulated for all.
 */
export function templateProblem(messages: readonly ChatBodyMessage[]): string | undefined {
  const turns = messages[0]?.role === 'system' ? messages.slice(1) : messages;
  let open: readonly string[] = [];
  let before = '';
  if (turns.length === 0) return ALTERNATE;
  for (const message of turns) {
    const { role } = message;
    if (!FOLLOWERS[before]?.includes(role)) return before ? unexpected(role, before) : ALTERNATE;
    if (role === 'tool') {
      if (!open.includes(message.tool_call_id))
        return `Unexpected tool call id ${message.tool_call_id} in tool results`;
      open = open.filter((id) => id !== message.tool_call_id);
    } else if (open.length > 0) {
      return 'Not the same number of function calls and responses';
    }
    if (role === 'assistant') {
      const calls = message.tool_calls ?? [];
      if (calls.length === 0 && !message.content)
        return 'Assistant message must have either content or tool_calls';
      open = calls.map(({ id }) => id);
      if (!open.every((id) => /^[a-zA-Z0-9]{9}$/.test(id))) {
        return 'Tool call IDs should be alphanumeric strings with length 9!';
      }
      if (new Set(open).size < open.length) return 'Duplicate tool call id in assistant message';
    }
    before = role === 'assistant' && open.length > 0 ? 'calls' : role;
  }
  if (open.length > 0) return 'Not the same number of function calls and responses';
  return before === 'user' || before === 'tool'
    ? undefined
    : `Expected last role User or Tool for serving but got ${before}`;
}

/** The roles that may follow each. `calls`: an assistant that calls tools. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  '': ['user'],
  user: ['assistant'],
  assistant: ['user'],
  calls: ['tool'],
  tool: ['tool', 'assistant'],
};

const ALTERNATE =
  'After the optional system message, conversation roles must alternate user/assistant/user/assistant/...';

const unexpected = (role: string, before: string): string =>
  before === 'tool' || before === 'calls' ? `Unexpected role '${role}' after role '${before}'` : ALTERNATE;
