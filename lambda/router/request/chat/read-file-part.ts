import type { DocumentPart, ImagePart } from '../../contract/chat';
import { readAttachedFile } from '../attachments/read-attached';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readCache } from './read-cache';
import { endPart } from './read-content';

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
  const file = type === 'file' ? part.nested('file') : part;
  if (!file) {
    if (part.take('file') !== undefined) return undefined;
    return problems.add('invalid_type', part.at('file'), 'must be an object with file_data');
  }
  file.refuse('file_id', 'no files are stored here; send the file as data in file_data');
  file.refuse('file_url', 'remote addresses are never fetched; send the file as data in file_data');
  const stored = file.take('file_id') !== undefined || file.take('file_url') !== undefined;
  const name = file.text('filename');
  const data = stored ? undefined : file.requiredText('file_data');
  if (file !== part) {
    file.word('detail', 'auto', 'low', 'high');
    file.ignore('format');
    file.refuseOthers();
  }
  const cache = readCache(part);
  endPart(part);
  if (data === undefined) return undefined;
  const attached = readAttachedFile(data, name, file.at('file_data'), problems);
  return attached && { ...attached, ...cache };
}
