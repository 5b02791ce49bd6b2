import type { ChatMessage, ChatPart } from '../../contract/chat';
import { checkAttached } from '../attachments/check-attached';
import type { Fields } from '../fields';
import { readAssistantBlock } from './read-assistant';
import { readTexts } from './read-text';
import { readUserBlock } from './read-user';
import { itemsAt, objectAt, type Reading, readEach } from './reading';

/** More messages than any model's context holds. Limits the work one request can cause. */
const MAX_MESSAGES = 10_000;

/**
 * Reads the conversation. The last turn is the user's: models differ in whether they continue an answer that was begun
 * for them, and Claude from 4.6 on refuses it (pydantic/pydantic-ai pull request 6255, 2026-11-26). OpenAI's APIs mean
 * something else by such a turn, a further answer after it, which every model can give; their dialects accept it.
 */
export function readMessages(value: unknown, reading: Reading): readonly ChatMessage[] {
  const { problems } = reading;
  const items = itemsAt(value, 'messages', reading);
  if (Array.isArray(value) && (items.length === 0 || items.length > MAX_MESSAGES)) {
    problems.add('invalid_value', 'messages', `must hold 1 to ${MAX_MESSAGES} messages`);
    return [];
  }
  const messages = items.map((item, index) => readMessage(item, `messages[${index}]`, reading));
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

function readMessage(value: unknown, path: string, reading: Reading): ChatMessage {
  const fields = objectAt(value, path, reading);
  if (!fields) return { role: 'user', parts: [] };
  const role = fields.text('role');
  const content = fields.take('content');
  const at = fields.at('content');
  // Anthropic's clients send back an answer as it came: with its id, its model and its usage.
  if (role === 'assistant') for (const name of ANSWER_FIELDS) fields.take(name);
  fields.refuseOthers();
  switch (role) {
    case 'assistant':
      return { role, parts: readBlocks(content, at, reading, readAssistantBlock) };
    case 'system':
      return { role, parts: readTexts(content, at, reading) };
    case 'user':
      return { role, parts: readBlocks(content, at, reading, readUserBlock) };
    default:
      reading.problems.add('invalid_value', fields.at('role'), 'must be user, assistant or system');
      return { role: 'user', parts: [] };
  }
}

const ANSWER_FIELDS = [
  ...['id', 'type', 'model', 'stop_reason', 'stop_sequence', 'stop_details', 'usage', 'container'],
  'diagnostics',
] as const;

function readBlocks<P extends ChatPart>(
  content: unknown,
  path: string,
  reading: Reading,
  read: (block: Fields, reading: Reading) => readonly P[],
): readonly P[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content } as P];
  return readEach(content, path, reading, read);
}
