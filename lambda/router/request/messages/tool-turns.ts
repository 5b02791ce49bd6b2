import type { ChatMessage } from '../../contract/chat';
import type { Reading } from './reading';

/**
 * Checks that calls of tools and their results belong together, as every host demands: an id is used for one call, each
 * call has one result in the turn after it, and each result has a call in the turn before it.
 */
export function checkToolTurns(messages: readonly ChatMessage[], { problems }: Reading): void {
  const known = new Set<string>();
  let open = new Set<string>();
  let openAt = '';
  let answered = new Set<string>();
  let before: ChatMessage['role'] | undefined;
  const unanswered = () => {
    if (open.size === 0) return;
    problems.add('invalid_value', openAt, 'has a tool_use without a tool_result in the turn after it');
    open = new Set();
  };
  messages.forEach(({ role, parts }, index) => {
    if (role === 'system') return;
    const at = `messages[${index}].content`;
    if (role === 'assistant' && before === 'user') {
      unanswered();
      answered = new Set();
    }
    before = role;
    for (const part of parts) {
      if (part.type === 'tool-call') {
        if (known.has(part.id))
          problems.add('invalid_value', at, 'has a tool_use with the id of another one');
        known.add(part.id);
        open.add(part.id);
        openAt = at;
      } else if (part.type === 'tool-result') {
        if (answered.has(part.callId))
          problems.add('invalid_value', at, 'has a second tool_result for one tool_use');
        else if (!open.delete(part.callId))
          problems.add('invalid_value', at, 'has a tool_result without a tool_use in the turn before it');
        answered.add(part.callId);
      }
    }
  });
  unanswered();
}
