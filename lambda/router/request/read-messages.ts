import type { ChatMessage } from '../contract/chat';
import { Fields, isObject, kindOf } from './fields';
import type { Problems } from './problems';

/** More messages than any model's context holds. Limits the work one request can cause. */
const MAX_MESSAGES = 2_048;

const ROLES: Readonly<Record<string, ChatMessage['role']>> = {
  system: 'system',
  /** OpenAI's newer name for system. */
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
};

/** Reads the conversation as text. Joins the parts of a message with a line break, as vLLM does. */
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
    return { role: 'user', text: '' };
  }
  const fields = new Fields(value, problems, path);
  const role = readRole(fields, problems);
  const text = readContent(fields.take('content'), fields.at('content'), problems);
  if (role === 'assistant') acceptNeutral(fields);
  fields.refuseOthers();
  return { role: role ?? 'user', text };
}

function readRole(fields: Fields, problems: Problems): ChatMessage['role'] | undefined {
  const name = fields.text('role') ?? '';
  if (Object.hasOwn(ROLES, name)) return ROLES[name];
  return problems.add('invalid_value', fields.at('role'), 'must be system, developer, user or assistant');
}

function readContent(content: unknown, path: string, problems: Problems): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) {
    problems.add('invalid_type', path, `must be a string or an array of text parts, not ${kindOf(content)}`);
    return '';
  }
  return content.map((part, index) => readPart(part, `${path}[${index}]`, problems)).join('\n');
}

function readPart(part: unknown, path: string, problems: Problems): string {
  if (!isObject(part)) {
    problems.add('invalid_type', path, `must be an object, not ${kindOf(part)}`);
    return '';
  }
  if (part.type !== 'text') {
    problems.add('unsupported_field', `${path}.type`, 'only parts of type text are supported');
    return '';
  }
  const fields = new Fields(part, problems, path);
  fields.take('type');
  const text = fields.text('text');
  if (text === undefined) problems.add('invalid_type', fields.at('text'), 'must be a string');
  fields.refuseOthers();
  return text ?? '';
}

/** Accepts the fields that an answer has besides its text, for clients that send whole answers back as history. */
function acceptNeutral(fields: Fields): void {
  for (const name of ['refusal', 'audio', 'function_call']) fields.neutral(name, null);
  for (const name of ['tool_calls', 'annotations']) fields.neutral(name, []);
}
