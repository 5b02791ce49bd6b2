import type { TextPart } from '../../contract/chat';
import type { Fields } from '../fields';
import { readCache } from './read-cache';
import { type Reading, readEach } from './reading';

/** Reads a text block. What a model cited in an earlier answer is left out: no host takes it back. */
export function readTextBlock(block: Fields, reading: Reading): readonly TextPart[] {
  block.take('type');
  block.take('citations');
  const text = block.requiredText('text');
  const cache = readCache(block, reading);
  block.refuseOthers();
  return text === undefined ? [] : [{ type: 'text', text, ...cache }];
}

/** Reads a string, or an array of text blocks: what `system` and a system message are. */
export function readTexts(value: unknown, path: string, reading: Reading): readonly TextPart[] {
  if (typeof value === 'string') return value === '' ? [] : [{ type: 'text', text: value }];
  return readEach(value, path, reading, readTextAlone);
}

function readTextAlone(block: Fields, reading: Reading): readonly TextPart[] {
  if (block.take('type') === 'text') return readTextBlock(block, reading);
  const expected = 'only blocks of type text are supported here';
  reading.problems.add('unsupported_field', block.at('type'), expected);
  return [];
}
