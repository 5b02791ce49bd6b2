import type { DocumentPart, ImagePart } from '../../contract/chat';
import { isBase64 } from '../attachments/base64';
import { type InlineData, NOT_BASE64, readDataUrl } from '../attachments/data-url';
import { checkDocument } from '../attachments/document-problem';
import { checkImage } from '../attachments/image-problem';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readCache } from './read-cache';
import { endPart, requiredText } from './read-content';

/**
 * Reads a file as data: `{ type: 'file', file: { filename, file_data } }`, or the same fields in the part itself, as
 * `input_file` has them. The data is a data URL, or base64 alone; then the name says the format. An image may come as a
 * file too.
 */
export function readFilePart(
  part: Fields,
  type: 'file' | 'input_file',
  problems: Problems,
): DocumentPart | ImagePart | undefined {
  part.take('type');
  const file = type === 'file' ? part.nested('file') : part;
  if (!file) {
    if (part.take('file') !== undefined) return undefined;
    return problems.add('invalid_type', part.at('file'), 'must be an object with file_data');
  }
  file.refuse('file_id', 'no files are stored here; send the file as data in file_data');
  file.refuse('file_url', 'remote addresses are never fetched; send the file as data in file_data');
  const stored = file.take('file_id') !== undefined || file.take('file_url') !== undefined;
  const name = file.text('filename');
  const data = stored ? undefined : requiredText(file, 'file_data', problems);
  if (file !== part) {
    file.word('detail', 'auto', 'low', 'high');
    file.ignore('format');
    file.refuseOthers();
  }
  const cache = readCache(part);
  endPart(part);
  if (data === undefined) return undefined;
  const inline = /^[a-z]+:/i.test(data) ? readDataUrl(data) : bare(data);
  if (typeof inline === 'string') {
    const code = /^data:/i.test(data) || !/^[a-z]+:/i.test(data) ? 'invalid_value' : 'unsupported_field';
    return problems.add(code, file.at('file_data'), inline);
  }
  if (inline.mediaType.startsWith('image/')) {
    const image = checkImage(inline);
    if ('problem' in image) return problems.add('invalid_value', file.at('file_data'), image.problem);
    return { type: 'image', format: image.format, data: inline.data, ...cache };
  }
  const checked = checkDocument(inline, name);
  if ('problem' in checked) return problems.add('invalid_value', file.at('file_data'), checked.problem);
  return {
    type: 'document',
    format: checked.format,
    ...(name !== undefined && { name }),
    data: inline.data,
    ...cache,
  };
}

const bare = (data: string): InlineData | string => (isBase64(data) ? { mediaType: '', data } : NOT_BASE64);
