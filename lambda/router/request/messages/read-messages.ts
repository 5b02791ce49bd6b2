import type { ChatMessage } from '../../contract/chat';
import { checkAttached } from '../attachments/check-attached';
import { MOST } from '../bounds';
import { isObject } from '../fields';
import type { Problems } from '../problems';
import { itemsAt, objectAt } from '../read-each';
import { readAssistantBlock } from './read-assistant';
import { readBlocks, readTexts } from './read-text';
import { readUserBlock } from './read-user';

/**
 * Reads the conversation. The last turn is the user's: models differ in whether they continue an answer that was begun
 * for them, and Claude from 4.6 on refuses it (pydantic/pydantic-ai pull request 6255, 2026-11-26). OpenAI's APIs mean
 * something else by such a turn, a further answer after it, which every model can give; their dialects accept it.
 */
export function readMessages(value: unknown, problems: Problems): readonly ChatMessage[] {
  const items = itemsAt(value, 'messages', problems);
  if (Array.isArray(value) && (items.length === 0 || items.length > MOST.messages)) {
    problems.add('invalid_value', 'messages', `must hold 1 to ${MOST.messages} messages`);
    return [];
  }
  const lastOfUser = items.findLastIndex((item) => isObject(item) && item.role === 'user');
  const messages = items.map((item, index) => {
    const message = readMessage(item, `messages[${index}]`, problems);
    return isCleared(item) && index < lastOfUser ? { role: 'system' as const, parts: [] } : message;
  });
  checkAttached(messages, problems, (message) => `messages[${message}].content`);
  const last = messages.findLastIndex(({ role }) => role !== 'system');
  if (messages[last]?.role === 'assistant') {
    problems.add(
      'unsupported_field',
      `messages[${last}].role`,
      'the last turn must be of the user, because an answer that was begun is not continued; ask for its form in system, or with output_config.format',
    );
  }
  return messages;
}

/** Whether a message of the system is for the turn of the user that it follows, and for no later one. */
const isCleared = (item: unknown): boolean =>
  isObject(item) && item.role === 'system' && item.clear_at === 'next_user_message';

function readMessage(value: unknown, path: string, problems: Problems): ChatMessage {
  const fields = objectAt(value, path, problems);
  if (!fields) return { role: 'user', parts: [] };
  const role = fields.text('role');
  const content = fields.take('content');
  const at = fields.at('content');
  // Anthropic's clients send back an answer as it came: with its id, its model and its usage.
  if (role === 'assistant') for (const name of ANSWER_FIELDS) fields.take(name);
  if (role === 'system') fields.word('clear_at', 'never', 'next_user_message');
  fields.refuseOthers();
  switch (role) {
    case 'assistant':
      return { role, parts: readBlocks(content, at, problems, readAssistantBlock) };
    case 'system':
      return { role, parts: readTexts(content, at, problems) };
    case 'user':
      return { role, parts: readBlocks(content, at, problems, readUserBlock) };
    default:
      problems.add('invalid_value', fields.at('role'), 'must be user, assistant or system');
      return { role: 'user', parts: [] };
  }
}

const ANSWER_FIELDS = [
  ...['id', 'type', 'model', 'stop_reason', 'stop_sequence', 'stop_details', 'usage', 'container'],
  'diagnostics',
] as const;
