import type { ChatMessage, TextPart } from '../../contract/chat';
import { Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';
import { readAssistant } from './read-assistant';
import { readContent, readTextPart } from './read-content';

/** More messages than any model's context holds. Limits the work one request can cause. */
const MAX_MESSAGES = 2_048;

const ROLES: Readonly<Record<string, ChatMessage['role']>> = {
  system: 'system',
  /** OpenAI's newer name for system. */
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
};

/** Reads the conversation as text. */
export function readMessages(value: unknown, problems: Problems): readonly ChatMessage[] {
  if (!Array.isArray(value)) {
    problems.add('invalid_type', 'messages', `must be an array of messages, not ${kindOf(value)}`);
    return [];
  }
  if (value.length === 0 || value.length > MAX_MESSAGES) {
    problems.add('invalid_value', 'messages', `must hold 1 to ${MAX_MESSAGES} messages`);
    return [];
  }
  return value.map((message, index) => readMessage(message, `messages[${index}]`, problems));
}

function readMessage(value: unknown, path: string, problems: Problems): ChatMessage {
  if (!isObject(value)) {
    problems.add('invalid_type', path, `must be an object, not ${kindOf(value)}`);
    return { role: 'user', parts: [] };
  }
  const fields = new Fields(value, problems, path);
  const role = readRole(fields, problems);
  if (role === 'assistant') return { role, parts: textParts(readAssistant(fields, problems)) };
  const text = readContent(fields, problems, readTextPart);
  fields.refuseOthers();
  return { role: role ?? 'user', parts: textParts(text) };
}

function readRole(fields: Fields, problems: Problems): ChatMessage['role'] | undefined {
  const name = fields.text('role') ?? '';
  if (Object.hasOwn(ROLES, name)) return ROLES[name];
  return problems.add('invalid_value', fields.at('role'), 'must be system, developer, user or assistant');
}

const textParts = (text: string): readonly TextPart[] => [{ type: 'text', text }];
