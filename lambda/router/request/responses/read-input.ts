import type { ChatMessage, TextPart } from '../../contract/chat';
import { checkAttached } from '../attachments/check-attached';
import { MOST } from '../bounds';
import { type Fields, kindOf } from '../fields';
import type { Problems } from '../problems';
import { objectAt } from '../read-each';
import { readParts } from '../read-parts';
import { readCallId } from '../tools/read-call-id';
import { readAnswerMessage, readCall, readReasoning } from './read-assistant';
import { readPart } from './read-part';
import { ITEM_REFERENCE } from './stored-state';
import { Turns } from './turns';

/** Reads `input`: a text of the user, or items. */
export function readInput(value: unknown, problems: Problems): readonly ChatMessage[] {
  if (typeof value === 'string') return [{ role: 'user', parts: [{ type: 'text', text: value }] }];
  if (!Array.isArray(value)) {
    problems.add('invalid_type', 'input', `must be a string or an array of items, not ${kindOf(value)}`);
    return [];
  }
  if (value.length === 0 || value.length > MOST.messages) {
    problems.add('invalid_value', 'input', `must hold 1 to ${MOST.messages} items`);
    return [];
  }
  const turns = new Turns(problems);
  for (const [index, item] of value.entries()) {
    const path = `input[${index}]`;
    const fields = objectAt(item, path, problems);
    if (fields) readItem(fields, turns, problems);
  }
  const messages = turns.messages();
  // Items were joined into turns, so the path is that of all of them.
  checkAttached(messages, problems, () => 'input');
  return messages;
}

type ReadItem = (item: Fields, turns: Turns, problems: Problems) => void;

function readItem(item: Fields, turns: Turns, problems: Problems): void {
  // A message may be without its type.
  const read = ITEMS.get(item.take('type') ?? 'message');
  if (read) {
    read(item, turns, problems);
    return;
  }
  problems.add(
    'unsupported_field',
    item.at('type'),
    item.take('type') === 'item_reference'
      ? ITEM_REFERENCE
      : `must be one of ${[...ITEMS.keys()].join(', ')}; tools that OpenAI runs are not supported`,
  );
}

const readMessage: ReadItem = (item, turns, problems) => {
  if (item.take('role') === undefined) problems.add('invalid_type', item.at('role'), 'must be a string');
  const role = item.word('role', 'user', 'system', 'developer', 'assistant');
  if (role === 'assistant') {
    turns.answer(readAnswerMessage(item, problems));
    return;
  }
  const parts = readParts(item, 'content', problems, readPart);
  acceptIds(item);
  item.refuseOthers();
  if (role === 'user') turns.message({ role, parts });
  else if (parts.every((part): part is TextPart => part.type === 'text'))
    turns.message({ role: 'system', parts });
  else
    problems.add('unsupported_field', item.at('content'), 'instructions hold parts of type input_text only');
};

const readFunctionCall: ReadItem = (item, turns, problems) => {
  const call = readCall(item, problems);
  if (call) turns.call(call, item.at('call_id'));
};

const readOutput: ReadItem = (item, turns, problems) => {
  const callId = readCallId(item, 'call_id', problems);
  const content = readParts(item, 'output', problems, readPart);
  acceptIds(item);
  item.take('name');
  item.neutral('caller', { type: 'direct' });
  item.refuseOthers();
  if (callId !== undefined) turns.result({ type: 'tool-result', callId, content }, item.at('call_id'));
};

const readReasoningItem: ReadItem = (item, turns, problems) => {
  const reasoning = readReasoning(item, problems);
  if (reasoning) turns.answer([reasoning]);
};

/** By the `type` of an item. */
const ITEMS: ReadonlyMap<unknown, ReadItem> = new Map([
  ['message', readMessage],
  ['function_call', readFunctionCall],
  ['function_call_output', readOutput],
  ['reasoning', readReasoningItem],
]);

/** What an item has as the API returned it. */
function acceptIds(item: Fields): void {
  for (const name of ['id', 'status', 'phase', 'created_by']) item.take(name);
}
