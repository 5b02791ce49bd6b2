import type { DocumentPart, ImagePart } from '../../contract/chat';
import type { Problems } from '../problems';
import { isBase64 } from './base64';
import { type InlineData, NOT_BASE64, readDataUrl } from './data-url';
import { checkDocument } from './document-problem';
import { checkImage } from './image-problem';

/** Reads an image as a data URL; `undefined`, with a problem, where no model may get it. */
export function readAttachedImage(url: string, path: string, problems: Problems): ImagePart | undefined {
  const inline = readDataUrl(url);
  if (typeof inline === 'string') return problems.add(codeOf(url), path, inline);
  return imageOf(inline, path, problems);
}

/**
 * Reads a file as a data URL, or as base64 alone; then its name says the format. An image may come as a file too.
 * `undefined`, with a problem, where no model may get it.
 */
export function readAttachedFile(
  data: string,
  name: string | undefined,
  path: string,
  problems: Problems,
): DocumentPart | ImagePart | undefined {
  const isAddress = SCHEME.test(data);
  const inline = isAddress ? readDataUrl(data) : bare(data);
  if (typeof inline === 'string')
    return problems.add(isAddress ? codeOf(data) : 'invalid_value', path, inline);
  if (inline.mediaType.startsWith('image/')) return imageOf(inline, path, problems);
  const checked = checkDocument(inline, name);
  if ('problem' in checked) return problems.add('invalid_value', path, checked.problem);
  const { format, bytes } = checked;
  problems.attach({ format, bytes, data: inline.data, path });
  return {
    type: 'document',
    format,
    ...(name !== undefined && { name }),
    data: inline.data,
  };
}

/**
 * The scheme of an address. It is bounded: data may be megabytes of letters, and a search without a bound keeps each place
 * to which it can go back.
 */
const SCHEME = /^[a-z]{1,64}:/i;

function imageOf(inline: InlineData, path: string, problems: Problems): ImagePart | undefined {
  const checked = checkImage(inline);
  if ('problem' in checked) return problems.add('invalid_value', path, checked.problem);
  return { type: 'image', format: checked.format, data: inline.data };
}

const bare = (data: string): InlineData | string => (isBase64(data) ? { mediaType: '', data } : NOT_BASE64);

/** Another address than a data URL is a feature that is not there. */
const codeOf = (url: string) => (/^data:/i.test(url) ? 'invalid_value' : 'unsupported_field');
