import type { DocumentPart, ImagePart, TextPart, ToolResultPart, UserPart } from '../../contract/chat';
import { readCacheControl } from '../cache/cache-control';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readEach } from '../read-each';
import { readCallId } from '../tools/read-call-id';
import { readDocument, readImage } from './read-document';
import { readTextBlock } from './read-text';
import { serverBlock } from './server-blocks';

/** Reads one block of a user's turn. */
export function readUserBlock(block: Fields, problems: Problems): readonly UserPart[] {
  return block.take('type') === 'tool_result'
    ? [readToolResult(block, problems)]
    : readShown(block, problems);
}

/** Reads a block that a user's turn and the result of a tool may both have. */
function readShown(block: Fields, problems: Problems): readonly (TextPart | ImagePart | DocumentPart)[] {
  const type = block.take('type');
  switch (type) {
    case 'text':
      return readTextBlock(block);
    case 'image':
      return readImage(block, problems);
    case 'document':
      return readDocument(block, problems);
    default:
      problems.add(...serverBlock(block.at('type'), type, 'text, image, document or tool_result'));
      return [];
  }
}

function readToolResult(block: Fields, problems: Problems): ToolResultPart {
  block.take('type');
  const callId = readCallId(block, 'tool_use_id', problems) ?? '';
  const failed = block.flag('is_error') ?? false;
  const cache = readCacheControl(block);
  const value = block.take('content');
  const path = block.at('content');
  block.refuseOthers();
  const content =
    typeof value === 'string'
      ? [{ type: 'text' as const, text: value }]
      : readEach(value ?? [], path, problems, readShown);
  return { type: 'tool-result', callId, content, ...(failed && { failed }), ...cache };
}
