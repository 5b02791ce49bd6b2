import type { ChatMessage } from '../../contract/chat';
import { checkAttached } from '../attachments/check-attached';
import { MOST } from '../bounds';
import { cachedUpTo } from '../cache/cache-control';
import { type Fields, kindOf } from '../fields';
import type { Problems } from '../problems';
import { objectAt } from '../read-each';
import { checkPairs } from './check-pairs';
import { readAssistant } from './read-assistant';
import { readCache } from './read-cache';
import { readContent, readTextPart } from './read-content';
import { readToolResult } from './read-tool-result';
import { readUserPart } from './read-user-part';

type ReadMessage = (fields: Fields, problems: Problems) => ChatMessage;

const readSystem: ReadMessage = (fields, problems) => ({
  role: 'system',
  parts: cachedUpTo(readContent(fields, problems, readTextPart), readCache(fields)),
});

const READ: Readonly<Record<string, ReadMessage>> = {
  system: readSystem,
  /** OpenAI's newer name for system. */
  developer: readSystem,
  user: (fields, problems) => ({
    role: 'user',
    parts: cachedUpTo(readContent(fields, problems, readUserPart), readCache(fields)),
  }),
  tool: (fields, problems) => ({
    role: 'user',
    parts: [cachedUpTo([readToolResult(fields, problems)], readCache(fields))].flat(),
  }),
};

/** Reads the conversation. Each message of the request is one of the result, results of tools as turns of a user. */
export function readMessages(value: unknown, problems: Problems): readonly ChatMessage[] {
  if (!Array.isArray(value)) {
    problems.add('invalid_type', 'messages', `must be an array of messages, not ${kindOf(value)}`);
    return [];
  }
  if (value.length === 0 || value.length > MOST.messages) {
    problems.add('invalid_value', 'messages', `must hold 1 to ${MOST.messages} messages`);
    return [];
  }
  const messages = value.map((message, index) => readMessage(message, `messages[${index}]`, problems));
  checkPairs(messages, problems);
  checkAttached(messages, problems, (message, part) => `messages[${message}].content[${part}]`);
  return messages;
}

function readMessage(value: unknown, path: string, problems: Problems): ChatMessage {
  const fields = objectAt(value, path, problems);
  if (!fields) return { role: 'user', parts: [] };
  const role = fields.text('role') ?? '';
  if (role === 'assistant') return { role, parts: readAssistant(fields, problems) };
  const read = Object.hasOwn(READ, role) ? READ[role] : undefined;
  if (!read) {
    problems.add('invalid_value', fields.at('role'), role === 'function' ? OLD_ROLE : ROLES);
    return { role: 'user', parts: readContent(fields, problems, readUserPart) };
  }
  const message = read(fields, problems);
  fields.ignore(...HARMLESS);
  fields.refuseOthers();
  return message;
}

const ROLES = 'must be system, developer, user, assistant or tool';
const OLD_ROLE = 'function is replaced by tool, with the id of the call in tool_call_id';

/** What clients keep in messages. No model gets it. */
const HARMLESS = [
  ...['id', 'name', 'metadata', 'status', 'created_at', 'createdAt', 'timestamp', 'annotations'],
  ...['additional_kwargs', 'response_metadata', 'providerOptions', 'experimental_providerMetadata'],
];
