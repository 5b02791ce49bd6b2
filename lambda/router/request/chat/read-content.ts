import type { TextPart } from '../../contract/chat';
import { Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';
import { readCache } from './read-cache';

/** Reads one part of a message; `undefined` where it is wrong. */
export type ReadPart<P> = (part: Fields, type: unknown, problems: Problems) => P | undefined;

/** Reads the content of a message: a string, or parts. */
export function readContent<P>(
  fields: Fields,
  problems: Problems,
  readPart: ReadPart<P>,
): readonly (P | TextPart)[] {
  const content = fields.take('content');
  const path = fields.at('content');
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) {
    problems.add('invalid_type', path, `must be a string or an array of parts, not ${kindOf(content)}`);
    return [];
  }
  return content.flatMap((part, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(part)) {
      problems.add('invalid_type', at, `must be an object, not ${kindOf(part)}`);
      return [];
    }
    return readPart(new Fields(part, problems, at), part.type, problems) ?? [];
  });
}

/** The part of a system message. */
export const readTextPart: ReadPart<TextPart> = (part, type, problems) => {
  if (type !== 'text') {
    return problems.add('unsupported_field', part.at('type'), 'only parts of type text are supported');
  }
  part.take('type');
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
