import type { ImagePart } from '../../contract/chat';
import { readAttachedImage } from '../attachments/read-attached';
import { readDetail } from '../attachments/read-detail';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readCache } from './read-cache';
import { endPart } from './read-content';

/** Reads an image: `{ type: 'image_url', image_url: { url, detail } }`, or with the address alone as some clients send it. */
export function readImagePart(part: Fields, problems: Problems): ImagePart | undefined {
  const alone = typeof part.take('image_url') === 'string';
  const image = alone ? part : part.nested('image_url');
  if (!image) {
    if (part.take('image_url') !== undefined) return undefined;
    return problems.add('invalid_type', part.at('image_url'), 'must be an object with a url');
  }
  const name = alone ? 'image_url' : 'url';
  const url = image.requiredText(name);
  const detail = readDetail(image);
  if (!alone) image.refuseOthers();
  const cache = readCache(part);
  endPart(part);
  if (url === undefined) return undefined;
  const attached = readAttachedImage(url, image.at(name), problems);
  return attached && { ...attached, ...(detail && { detail }), ...cache };
}
