import type { ImagePart, TextPart } from '../../contract/chat';
import { isBase64 } from '../attachments/base64';
import { imageFormatNamed } from '../attachments/image-format';
import { checkImage } from '../attachments/image-problem';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { textAt } from '../read-each';

/** Why a source that is only a reference is refused. The router fetches nothing for a caller. */
const NO_FETCH: Readonly<Record<string, string>> = {
  url: 'the router fetches no address; send the data as base64',
  file: 'no files are stored here; send the data as base64',
};

/** The type of a source that carries its data; `undefined`, with a problem, for every other. */
export function sourceType<T extends string>(
  source: Fields,
  types: readonly T[],
  problems: Problems,
): T | undefined {
  const type = source.text('type') ?? '';
  const known = types.find((one) => one === type);
  if (known) return known;
  const reason = Object.hasOwn(NO_FETCH, type) ? NO_FETCH[type] : undefined;
  const expected = `must be ${types.join(' or ')}`;
  return problems.add(reason ? 'unsupported_field' : 'invalid_value', source.at('type'), reason ?? expected);
}

/** The data of a source; empty, with a problem, where it is no base64. */
export function base64Of(source: Fields, problems: Problems): string {
  const data = textAt(source, 'data', problems);
  if (data === '' || isBase64(data)) return data;
  problems.add(
    'invalid_value',
    source.at('data'),
    'must be base64 with padding, without line breaks and without a data: prefix',
  );
  return '';
}

/** Reads the source of an image. */
export function readImageSource(
  block: Fields,
  problems: Problems,
): Pick<ImagePart, 'format' | 'data'> | undefined {
  const source = block.nested('source');
  if (!source) {
    if (block.take('source') === undefined)
      problems.add('invalid_type', block.at('source'), 'must be an object');
    return undefined;
  }
  if (!sourceType(source, ['base64'], problems)) return undefined;
  const mediaType = (source.text('media_type') ?? '').toLowerCase();
  const data = base64Of(source, problems);
  source.refuseOthers();
  const isNamed = imageFormatNamed(mediaType) !== undefined;
  if (!data && isNamed) return undefined;
  const checked = checkImage({ mediaType, data });
  if ('format' in checked) return { format: checked.format, data };
  return problems.add('invalid_value', source.at(isNamed ? 'data' : 'media_type'), checked.problem);
}

/** A text without a marker of its own. */
export const plainText = (text: string): TextPart => ({ type: 'text', text });
