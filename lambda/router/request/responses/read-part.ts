import type { CacheTtl, DocumentPart, ImagePart, TextPart } from '../../contract/chat';
import { readAttachedFile, readAttachedImage } from '../attachments/read-attached';
import { Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';
import { readBreakpoint } from './read-cache';

export type InputPart = TextPart | ImagePart | DocumentPart;

/** What the parts of a request share. */
export interface PartsContext {
  readonly problems: Problems;
  /** For breakpoints without a lifetime of their own. */
  readonly cache: CacheTtl;
}

/** Reads the content of an input message or of a tool's output: a string, or parts. */
export function readParts(fields: Fields, name: string, context: PartsContext): readonly InputPart[] {
  const content = fields.take(name);
  const path = fields.at(name);
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) {
    const expected = `must be a string or an array of parts, not ${kindOf(content)}`;
    context.problems.add('invalid_type', path, expected);
    return [];
  }
  return content.flatMap((part, index) => {
    const at = `${path}[${index}]`;
    if (isObject(part)) return readPart(new Fields(part, context.problems, at), context) ?? [];
    return context.problems.add('invalid_type', at, `must be an object, not ${kindOf(part)}`) ?? [];
  });
}

function readPart(part: Fields, context: PartsContext): InputPart | undefined {
  const { problems } = context;
  const read = READERS.get(part.take('type'));
  if (!read) {
    return problems.add(
      'unsupported_field',
      part.at('type'),
      `must be ${[...READERS.keys()].join(', ').replace(/, (?=\w+$)/, ' or ')}`,
    );
  }
  const found = read(part, problems);
  const cache = readBreakpoint(part, context.cache);
  part.refuseOthers();
  return found && { ...found, ...cache };
}

function readText(part: Fields): TextPart | undefined {
  const text = part.requiredText('text');
  return text === undefined ? undefined : { type: 'text', text };
}

function readImage(part: Fields, problems: Problems): ImagePart | undefined {
  // OpenAI's `original` is the whole picture. The closest look that other hosts know is `high`.
  const detail = part.word('detail', 'low', 'high', 'auto', 'original');
  if (refusedFile(part, 'image_url', problems)) return undefined;
  const url = part.requiredText('image_url');
  if (url === undefined) return undefined;
  const image = readAttachedImage(url, part.at('image_url'), problems);
  const look = detail === 'original' ? 'high' : detail;
  return image && { ...image, ...(look && { detail: look }) };
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
