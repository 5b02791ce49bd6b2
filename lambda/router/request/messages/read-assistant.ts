import { exactly } from '../../../json/json-source';
import { jsonOf } from '../../../json/json-text';
import type { AssistantPart, ReasoningPart, ToolCallPart } from '../../contract/chat';
import { isBase64 } from '../attachments/base64';
import { type Fields, isObject, kindOf } from '../fields';
import { readCallId } from '../tools/read-call-id';
import { readToolName } from '../tools/read-tool-name';
import { readCache } from './read-cache';
import { readTextBlock } from './read-text';
import { type Reading, textAt } from './reading';
import { serverBlock } from './server-blocks';

/** Reads one block of an earlier answer. */
export function readAssistantBlock(block: Fields, reading: Reading): readonly AssistantPart[] {
  const type = block.take('type');
  switch (type) {
    case 'text':
      return readTextBlock(block, reading);
    case 'thinking':
      return readThinking(block);
    case 'redacted_thinking':
      return readRedacted(block, reading);
    case 'tool_use':
      return readToolUse(block, reading);
    default:
      reading.problems.add(
        ...serverBlock(block.at('type'), type, 'text, thinking, redacted_thinking or tool_use'),
      );
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

function readRedacted(block: Fields, reading: Reading): readonly ReasoningPart[] {
  const redacted = textAt(block, 'data', reading);
  if (redacted && !isBase64(redacted)) {
    reading.problems.add(
      'invalid_value',
      block.at('data'),
      'must be the data of an earlier answer, unchanged',
    );
  }
  block.refuseOthers();
  return [{ type: 'reasoning', text: '', redacted }];
}

function readToolUse(block: Fields, reading: Reading): readonly ToolCallPart[] {
  const { problems } = reading;
  const id = readCallId(block, 'id', problems) ?? '';
  const name = readToolName(block, problems) ?? '';
  const input = block.take('input');
  // Some clients join the pieces of a stream, and have no piece where a tool takes no arguments.
  const given = input === '' ? {} : input;
  if (!isObject(given)) {
    problems.add('invalid_type', block.at('input'), `must be an object, not ${kindOf(input)}`);
  }
  const cache = readCache(block, reading);
  // Who called the tool: always the model itself, because no tool of a server runs here.
  block.take('caller');
  block.refuseOthers();
  return [{ type: 'tool-call', id, name, arguments: jsonOf(exactly(given ?? {})), ...cache }];
}
