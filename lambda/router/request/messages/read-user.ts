import type { DocumentPart, ImagePart, TextPart, ToolResultPart, UserPart } from '../../contract/chat';
import type { Fields } from '../fields';
import { readCallId } from '../tools/read-call-id';
import { readCache } from './read-cache';
import { readDocument, readImage } from './read-document';
import { readTextBlock } from './read-text';
import { type Reading, readEach } from './reading';
import { serverBlock } from './server-blocks';

/** Reads one block of a user's turn. */
export function readUserBlock(block: Fields, reading: Reading): readonly UserPart[] {
  return block.take('type') === 'tool_result' ? [readToolResult(block, reading)] : readShown(block, reading);
}

/** Reads a block that a user's turn and the result of a tool may both have. */
function readShown(block: Fields, reading: Reading): readonly (TextPart | ImagePart | DocumentPart)[] {
  const type = block.take('type');
  switch (type) {
    case 'text':
      return readTextBlock(block, reading);
    case 'image':
      return readImage(block, reading);
    case 'document':
      return readDocument(block, reading);
    default:
      reading.problems.add(...serverBlock(block.at('type'), type, 'text, image, document or tool_result'));
      return [];
  }
}

function readToolResult(block: Fields, reading: Reading): ToolResultPart {
  block.take('type');
  const callId = readCallId(block, 'tool_use_id', reading.problems) ?? '';
  const failed = block.flag('is_error') ?? false;
  const cache = readCache(block, reading);
  const value = block.take('content');
  const path = block.at('content');
  block.refuseOthers();
  const content =
    typeof value === 'string'
      ? [{ type: 'text' as const, text: value }]
      : readEach(value ?? [], path, reading, readShown);
  return { type: 'tool-result', callId, content, ...(failed && { failed }), ...cache };
}
