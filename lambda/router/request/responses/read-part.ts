import type { DocumentPart, ImagePart, TextPart } from '../../contract/chat';
import { readAttachedFile, readAttachedImage } from '../attachments/read-attached';
import { readDetail } from '../attachments/read-detail';
import { readBreakpoint } from '../cache/openai-cache';
import type { Fields } from '../fields';
import type { Problems } from '../problems';

type InputPart = TextPart | ImagePart | DocumentPart;

/** Reads a part of an input message, or of a tool's output. */
export function readPart(part: Fields, problems: Problems): InputPart | undefined {
  const read = READERS.get(part.take('type'));
  if (!read) {
    const expected = `must be ${[...READERS.keys()].join(', ').replace(/, (?=\w+$)/, ' or ')}`;
    return problems.add('unsupported_field', part.at('type'), expected);
  }
  const found = read(part, problems);
  const cache = readBreakpoint(part);
  part.refuseOthers();
  return found && { ...found, ...cache };
}

function readText(part: Fields): TextPart | undefined {
  const text = part.requiredText('text');
  return text === undefined ? undefined : { type: 'text', text };
}

function readImage(part: Fields, problems: Problems): ImagePart | undefined {
  const detail = readDetail(part);
  if (refusedFile(part, 'image_url', problems)) return undefined;
  const url = part.requiredText('image_url');
  if (url === undefined) return undefined;
  const image = readAttachedImage(url, part.at('image_url'), problems);
  return image && { ...image, ...(detail && { detail }) };
}

function readFile(part: Fields, problems: Problems): DocumentPart | ImagePart | undefined {
  part.word('detail', 'auto', 'low', 'high');
  const name = part.text('filename');
  if (part.take('file_url') !== undefined) {
    return problems.add('unsupported_field', part.at('file_url'), REMOTE);
  }
  if (refusedFile(part, 'file_data', problems)) return undefined;
  const given = part.requiredText('file_data');
  if (given === undefined) return undefined;
  return readAttachedFile(given, name, part.at('file_data'), problems);
}

/** Refuses the id of a stored file. */
function refusedFile(part: Fields, instead: string, problems: Problems): boolean {
  if (part.take('file_id') === undefined) return false;
  const advice = `no file is stored here; send its data in ${instead}`;
  problems.add('unsupported_field', part.at('file_id'), advice);
  return true;
}

/** By the `type` of a part. */
const READERS: ReadonlyMap<unknown, (part: Fields, problems: Problems) => InputPart | undefined> = new Map<
  unknown,
  (part: Fields, problems: Problems) => InputPart | undefined
>([
  ['input_text', readText],
  ['input_image', readImage],
  ['input_file', readFile],
]);

const REMOTE =
  'a remote address is never fetched; send the data in file_data as data:<media type>;base64,<data>';
