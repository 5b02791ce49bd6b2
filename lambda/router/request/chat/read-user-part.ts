import type { DocumentPart, ImagePart, TextPart } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { type ReadPart, readTextPart } from './read-content';
import { readFilePart } from './read-file-part';
import { readImagePart } from './read-image-part';

export type ContentPart = TextPart | ImagePart | DocumentPart;

/** The part of a user's message, or of the result of a tool. */
export const readUserPart: ReadPart<ContentPart> = (part, type, problems) => {
  switch (type) {
    case 'text':
      return readTextPart(part, type, problems);
    case 'image_url':
      return readImagePart(part, problems);
    case 'file':
    case 'input_file':
      return readFilePart(part, type, problems);
    default:
      return refused(part, type, problems);
  }
};

function refused(part: Fields, type: unknown, problems: Problems): undefined {
  const what = type === 'input_audio' ? 'audio is not supported; send its transcript as text' : SUPPORTED;
  return problems.add('unsupported_field', part.at('type'), what);
}

const SUPPORTED = 'only parts of type text, image_url and file are supported';
