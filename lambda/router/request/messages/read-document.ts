import type { DocumentPart, ImagePart, TextPart } from '../../contract/chat';
import { checkDocument } from '../attachments/document-problem';
import { cachedUpTo } from '../chat/read-cache';
import type { Fields } from '../fields';
import { readCache } from './read-cache';
import { base64Of, plainText, readImageSource, sourceType } from './read-source';
import { readTextBlock } from './read-text';
import { type Reading, readEach, textAt } from './reading';

type Part = TextPart | ImagePart | DocumentPart;

/**
 * Reads a document. A PDF stays a document. One of text, or of blocks, is passed on as these, after its title and its
 * context, so that every model can read it.
 */
export function readDocument(block: Fields, reading: Reading): readonly Part[] {
  block.take('type');
  const title = block.text('title');
  const context = block.text('context');
  const cache = readCache(block, reading);
  const citations = block.nested('citations');
  if (citations?.flag('enabled')) {
    const reason = 'answers have no citations here; leave it out and ask for quotes in the text';
    reading.problems.add('unsupported_field', citations.at('enabled'), reason);
  }
  citations?.refuseOthers();
  const source = block.nested('source');
  if (!source && block.take('source') === undefined) {
    reading.problems.add('invalid_type', block.at('source'), 'must be an object');
  }
  block.refuseOthers();
  if (!source) return [];
  const about = [title, context]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => plainText(text ?? ''));
  switch (sourceType(source, ['base64', 'text', 'content'], reading)) {
    case 'base64':
      return [
        ...(context ? [plainText(context)] : []),
        ...cachedUpTo(readPdf(source, title, reading), cache),
      ];
    case 'text':
      return cachedUpTo([...about, ...readPlain(source, reading)], cache);
    case 'content':
      return cachedUpTo([...about, ...readContentSource(source, reading)], cache);
    default:
      return [];
  }
}

function readPdf(source: Fields, name: string | undefined, reading: Reading): readonly Part[] {
  const mediaType = source.text('media_type') ?? '';
  const data = base64Of(source, reading);
  source.refuseOthers();
  if (mediaType !== 'application/pdf') {
    reading.problems.add('invalid_value', source.at('media_type'), 'must be application/pdf');
  } else if (data) {
    const checked = checkDocument({ mediaType, data });
    if ('problem' in checked) {
      reading.problems.add('invalid_value', source.at('data'), checked.problem);
    } else reading.problems.attach({ ...checked, data, path: source.at('data') });
  }
  return [{ type: 'document', format: 'pdf', data, ...(name && { name }) }];
}

function readPlain(source: Fields, reading: Reading): readonly Part[] {
  if (source.text('media_type') !== 'text/plain') {
    reading.problems.add('invalid_value', source.at('media_type'), 'must be text/plain');
  }
  const text = textAt(source, 'data', reading);
  source.refuseOthers();
  return [plainText(text)];
}

function readContentSource(source: Fields, reading: Reading): readonly Part[] {
  const content = source.take('content');
  const path = source.at('content');
  source.refuseOthers();
  if (typeof content === 'string') return [plainText(content)];
  return readEach(content, path, reading, readInner);
}

const readInner = (block: Fields, reading: Reading): readonly (TextPart | ImagePart)[] =>
  block.take('type') === 'image' ? readImage(block, reading) : readTextBlock(block, reading);

/** Reads an image block. */
export function readImage(block: Fields, reading: Reading): readonly ImagePart[] {
  block.take('type');
  const image = readImageSource(block, reading);
  const cache = readCache(block, reading);
  block.refuseOthers();
  return image ? [{ type: 'image', ...image, ...cache }] : [];
}
