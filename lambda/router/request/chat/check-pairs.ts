import type { ChatMessage } from '../../contract/chat';
import type { Problems } from '../problems';
import { PairedCalls } from '../tools/paired-calls';

/**
 * The results of a turn's calls are the messages of tools that follow it, as OpenAI's API has it. Messages of the system may
 * be between them.
 */
export function checkPairs(messages: readonly ChatMessage[], problems: Problems): void {
  const where = "in the assistant's turn before it";
  const calls = new PairedCalls(problems, { call: 'call', result: 'message of role tool', where });
  messages.forEach(({ role, parts }, index) => {
    const result = parts.find((part) => part.type === 'tool-result');
    if (result) {
      // An id that could not be read is a problem already.
      if (result.callId !== '') calls.result(result.callId, `messages[${index}].tool_call_id`);
      return;
    }
    if (role === 'system') return;
    calls.endTurn();
    parts
      .filter((part) => part.type === 'tool-call')
      .forEach(({ id }, place) => {
        calls.call(id, `messages[${index}].tool_calls[${place}].id`);
      });
  });
  calls.endTurn();
}
