import type { DocumentPart, ImagePart, TextPart } from '../../contract/chat';
import { checkDocument } from '../attachments/document-problem';
import { cachedUpTo, readCacheControl } from '../cache/cache-control';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readEach, textAt } from '../read-each';
import { base64Of, plainText, readImageSource, sourceType } from './read-source';
import { readTextBlock } from './read-text';

type Part = TextPart | ImagePart | DocumentPart;

/**
 * Reads a document. A PDF stays a document. One of text, or of blocks, is passed on as these, after its title and its
 * context, so that every model can read it.
 */
export function readDocument(block: Fields, problems: Problems): readonly Part[] {
  block.take('type');
  const title = block.text('title');
  const context = block.text('context');
  const cache = readCacheControl(block);
  const citations = block.nested('citations');
  if (citations?.flag('enabled')) {
    const reason = 'answers have no citations here; leave it out and ask for quotes in the text';
    problems.add('unsupported_field', citations.at('enabled'), reason);
  }
  citations?.refuseOthers();
  const source = block.nested('source');
  if (!source && block.take('source') === undefined) {
    problems.add('invalid_type', block.at('source'), 'must be an object');
  }
  block.refuseOthers();
  if (!source) return [];
  const about = [title, context].flatMap((text) => (text ? [plainText(text)] : []));
  switch (sourceType(source, ['base64', 'text', 'content'], problems)) {
    case 'base64':
      return [
        ...(context ? [plainText(context)] : []),
        ...cachedUpTo(readPdf(source, title, problems), cache),
      ];
    case 'text':
      return cachedUpTo([...about, ...readPlain(source, problems)], cache);
    case 'content':
      return cachedUpTo([...about, ...readContentSource(source, problems)], cache);
    default:
      return [];
  }
}

function readPdf(source: Fields, name: string | undefined, problems: Problems): readonly Part[] {
  const mediaType = source.text('media_type') ?? '';
  const data = base64Of(source, problems);
  source.refuseOthers();
  if (mediaType !== 'application/pdf') {
    problems.add('invalid_value', source.at('media_type'), 'must be application/pdf');
  } else if (data) {
    const checked = checkDocument({ mediaType, data });
    if ('problem' in checked) {
      problems.add('invalid_value', source.at('data'), checked.problem);
    } else problems.attach({ ...checked, data, path: source.at('data') });
  }
  return [{ type: 'document', format: 'pdf', data, ...(name && { name }) }];
}

function readPlain(source: Fields, problems: Problems): readonly Part[] {
  if (source.text('media_type') !== 'text/plain') {
    problems.add('invalid_value', source.at('media_type'), 'must be text/plain');
  }
  const text = textAt(source, 'data', problems);
  source.refuseOthers();
  return [plainText(text)];
}

function readContentSource(source: Fields, problems: Problems): readonly Part[] {
  const content = source.take('content');
  const path = source.at('content');
  source.refuseOthers();
  if (typeof content === 'string') return [plainText(content)];
  return readEach(content, path, problems, readInner);
}

const readInner = (block: Fields, problems: Problems): readonly (TextPart | ImagePart)[] =>
  block.take('type') === 'image' ? readImage(block, problems) : readTextBlock(block);

/** Reads an image block. */
export function readImage(block: Fields, problems: Problems): readonly ImagePart[] {
  block.take('type');
  const image = readImageSource(block, problems);
  const cache = readCacheControl(block);
  block.refuseOthers();
  return image ? [{ type: 'image', ...image, ...cache }] : [];
}
