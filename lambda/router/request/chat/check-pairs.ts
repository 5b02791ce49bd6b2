import type { ChatMessage } from '../../contract/chat';
import type { Problems } from '../problems';

/**
 * Holds a conversation to OpenAI's rule that each call of a tool has one result, in the messages of tools that follow its
 * turn, and to that of Converse and Claude that no id is used twice. Every host could misread another history.
 */
export function checkPairs(messages: readonly ChatMessage[], problems: Problems): void {
  const used = new Set<string>();
  /** The calls without a result so far, with the path of each. */
  const open = new Map<string, string>();
  const answered = new Set<string>();

  const endTurn = () => {
    for (const path of open.values()) {
      problems.add('invalid_value', path, 'has no result: send a message of role tool with this id after it');
    }
    open.clear();
    answered.clear();
  };

  messages.forEach(({ role, parts }, index) => {
    const result = parts.find((part) => part.type === 'tool-result');
    if (result) {
      const path = `messages[${index}].tool_call_id`;
      if (open.delete(result.callId)) answered.add(result.callId);
      else if (answered.has(result.callId)) {
        problems.add('invalid_value', path, 'is the id of a call that has a result already');
      } else if (result.callId !== '') {
        problems.add('invalid_value', path, "is the id of no call in the assistant's turn before it");
      }
      return;
    }
    if (role === 'system') return;
    endTurn();
    if (role !== 'assistant') return;
    parts
      .filter((part) => part.type === 'tool-call')
      .forEach(({ id }, place) => {
        const path = `messages[${index}].tool_calls[${place}].id`;
        if (used.has(id)) problems.add('invalid_value', path, 'is the id of an earlier call');
        else open.set(id, path);
        used.add(id);
      });
  });
  endTurn();
}
