import type { ToolResultPart } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readCallId } from '../tools/read-call-id';
import { readContent } from './read-content';
import { readUserPart } from './read-user-part';

/** Reads the message of a tool: what one call returned. OpenAI has no word for a call that failed; other clients send `is_error`. */
export function readToolResult(fields: Fields, problems: Problems): ToolResultPart {
  const callId = readCallId(fields, 'tool_call_id', problems) ?? '';
  const failed = fields.flag('is_error') === true;
  return {
    type: 'tool-result',
    callId,
    content: readContent(fields, problems, readUserPart),
    ...(failed && { failed }),
  };
}
