import type { TextPart } from '../../contract/chat';
import { readCacheControl } from '../cache/cache-control';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readEach } from '../read-each';

/** Reads a text block. What a model cited in an earlier answer is left out: no host takes it back. */
export function readTextBlock(block: Fields): readonly TextPart[] {
  block.take('type');
  block.take('citations');
  const text = block.requiredText('text');
  const cache = readCacheControl(block);
  block.refuseOthers();
  return text === undefined ? [] : [{ type: 'text', text, ...cache }];
}

/** Reads a string, or an array of text blocks: what `system` and a system message are. */
export const readTexts = (value: unknown, path: string, problems: Problems): readonly TextPart[] =>
  readBlocks(value, path, problems, readTextAlone);

/** Reads a string, or an array of blocks. An empty string is nothing. */
export function readBlocks<P>(
  value: unknown,
  path: string,
  problems: Problems,
  read: (block: Fields, problems: Problems) => readonly P[],
): readonly (P | TextPart)[] {
  if (typeof value === 'string') return value === '' ? [] : [{ type: 'text', text: value }];
  return readEach(value, path, problems, read);
}

function readTextAlone(block: Fields, problems: Problems): readonly TextPart[] {
  if (block.take('type') === 'text') return readTextBlock(block);
  const expected = 'only blocks of type text are supported here';
  problems.add('unsupported_field', block.at('type'), expected);
  return [];
}
