import { IMAGE_FORMATS, type ImageFormat } from '../../contract/chat';
import { bytesIn } from './base64';
import type { InlineData } from './data-url';
import { imageFormatNamed, imageFormatOf } from './image-format';
import { imageSize } from './image-size';
import { LARGEST_BYTES, LARGEST_SIDE } from './limits';

/** The format of an image, or why no model may get it, as a sentence without its subject. */
export type CheckedImage = { readonly format: ImageFormat } | { readonly problem: string };

/** Compares an image with what its media type says, and with the limits. */
export function checkImage({ mediaType, data }: InlineData): CheckedImage {
  const named = imageFormatNamed(mediaType);
  if (!named) return { problem: `has a media type that is no image: use ${MEDIA_TYPES}` };
  if (bytesIn(data) > LARGEST_BYTES.image) {
    return { problem: `is larger than ${LARGEST_BYTES.image} bytes; send a smaller image` };
  }
  const bytes = Buffer.from(data, 'base64');
  const format = imageFormatOf(bytes);
  if (!format) return { problem: `does not begin as an image does: send one of ${MEDIA_TYPES}` };
  if (format !== named) {
    return { problem: `is ${format}, and its media type says ${named}: send image/${format}` };
  }
  const size = imageSize(format, bytes);
  if (!size) return { problem: `is not a whole ${format} image: its size cannot be read` };
  if (size.width > LARGEST_SIDE || size.height > LARGEST_SIDE) {
    return { problem: `is wider or higher than ${LARGEST_SIDE} pixels; send a smaller image` };
  }
  return { format };
}

const MEDIA_TYPES = IMAGE_FORMATS.map((format) => `image/${format}`).join(', ');
