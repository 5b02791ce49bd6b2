import type { TextPart } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readParts } from '../read-parts';
import { readCache } from './read-cache';

/** Reads one part of a message; `undefined` where it is wrong. */
export type ReadPart<P> = (part: Fields, type: unknown, problems: Problems) => P | undefined;

/** Reads the content of a message: a string, or parts. */
export function readContent<P>(
  fields: Fields,
  problems: Problems,
  readPart: ReadPart<P>,
): readonly (P | TextPart)[] {
  return readParts(fields, 'content', problems, (part) => readPart(part, part.take('type'), problems));
}

/** The part of a system message. */
export const readTextPart: ReadPart<TextPart> = (part, type, problems) => {
  if (type !== 'text') {
    return problems.add('unsupported_field', part.at('type'), 'only parts of type text are supported');
  }
  const text = part.requiredText('text');
  const cache = readCache(part);
  endPart(part);
  return text === undefined ? undefined : { type: 'text', text, ...cache };
};

/** What clients add to parts, and no model needs. */
const HARMLESS = ['id', 'annotations', 'providerOptions', 'experimental_providerMetadata'];

/** Ends the reading of a part: nothing else may be in it. */
export function endPart(part: Fields): void {
  part.ignore(...HARMLESS);
  part.refuseOthers();
}
