import { exactly } from '../../../json/json-source';
import { jsonOf } from '../../../json/json-text';
import type { AssistantPart, ReasoningPart, ToolCallPart } from '../../contract/chat';
import { isBase64 } from '../attachments/base64';
import { readCacheControl } from '../cache/cache-control';
import { type Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';
import { textAt } from '../read-each';
import { readCallId } from '../tools/read-call-id';
import { readToolName } from '../tools/read-tool-name';
import { readTextBlock } from './read-text';
import { serverBlock } from './server-blocks';

/** Reads one block of an earlier answer. */
export function readAssistantBlock(block: Fields, problems: Problems): readonly AssistantPart[] {
  const type = block.take('type');
  switch (type) {
    case 'text':
      return readTextBlock(block);
    case 'thinking':
      return readThinking(block);
    case 'redacted_thinking':
      return readRedacted(block, problems);
    case 'tool_use':
      return readToolUse(block, problems);
    default:
      problems.add(...serverBlock(block.at('type'), type, 'text, thinking, redacted_thinking or tool_use'));
      return [];
  }
}

/** A thinking block. An empty signature is that of a model that signs nothing. */
function readThinking(block: Fields): readonly ReasoningPart[] {
  const text = block.requiredText('thinking');
  const signature = block.text('signature');
  block.refuseOthers();
  return text || signature ? [{ type: 'reasoning', text: text ?? '', ...(signature && { signature }) }] : [];
}

function readRedacted(block: Fields, problems: Problems): readonly ReasoningPart[] {
  const redacted = textAt(block, 'data', problems);
  if (redacted && !isBase64(redacted)) {
    problems.add('invalid_value', block.at('data'), 'must be the data of an earlier answer, unchanged');
  }
  block.refuseOthers();
  return [{ type: 'reasoning', text: '', redacted }];
}

function readToolUse(block: Fields, problems: Problems): readonly ToolCallPart[] {
  const id = readCallId(block, 'id', problems) ?? '';
  const name = readToolName(block, problems) ?? '';
  const input = block.take('input');
  // Some clients join the pieces of a stream, and have no piece where a tool takes no arguments.
  const given = input === '' ? {} : input;
  if (!isObject(given)) {
    problems.add('invalid_type', block.at('input'), `must be an object, not ${kindOf(input)}`);
  }
  const cache = readCacheControl(block);
  // Who called the tool: always the model itself, because no tool of a server runs here.
  block.take('caller');
  block.refuseOthers();
  return [{ type: 'tool-call', id, name, arguments: jsonOf(exactly(given ?? {})), ...cache }];
}
