import { isObject } from '../fields';
import type { Problems } from '../problems';
import { PairedCalls } from '../tools/paired-calls';

/**
 * The results of a turn's calls are in the turns of the user that follow it, as Anthropic's API has it; several turns of one
 * role in a row are one. What is no message, no block or no id is a problem of its own.
 *
 * @param messages as the caller sent them, so that each path is the caller's own
 */
export function checkToolTurns(messages: unknown, problems: Problems): void {
  const where = 'in the turn before it';
  const calls = new PairedCalls(problems, { call: 'tool_use', result: 'tool_result', where });
  let before: unknown;
  for (const [index, { role, content }] of objectsIn(messages)) {
    if (role === 'assistant' && before === 'user') calls.endTurn();
    if (role === 'assistant' || role === 'user') before = role;
    for (const [place, { type, id, tool_use_id: callId }] of objectsIn(content)) {
      const at = `messages[${index}].content[${place}]`;
      if (type === 'tool_use' && isId(id)) calls.call(id, `${at}.id`);
      if (type === 'tool_result' && isId(callId)) calls.result(callId, `${at}.tool_use_id`);
    }
  }
  calls.endTurn();
}

const objectsIn = (value: unknown) =>
  (Array.isArray(value) ? value : []).flatMap((item, index) =>
    isObject(item) ? [[index, item] as const] : [],
  );

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '';
