import { IMAGE_FORMATS, type ImageFormat } from '../../contract/chat';

/** The first bytes of each format, as the specifications give them. */
const BEGINS: Readonly<Record<ImageFormat, (begin: string) => boolean>> = {
  png: (begin) => begin.startsWith('\x89PNG\r\n\x1a\n'),
  jpeg: (begin) => begin.startsWith('\xff\xd8\xff'),
  gif: (begin) => begin.startsWith('GIF87a') || begin.startsWith('GIF89a'),
  webp: (begin) => begin.startsWith('RIFF') && begin.startsWith('WEBP', 8),
};

/** The format that an image begins as; `undefined` where it is none of them. */
export function imageFormatOf(bytes: Buffer): ImageFormat | undefined {
  const begin = bytes.toString('latin1', 0, 12);
  return IMAGE_FORMATS.find((format) => BEGINS[format](begin));
}

/** The format that a media type names. `image/jpg` is not registered, and common. */
export function imageFormatNamed(mediaType: string): ImageFormat | undefined {
  const name = /^image\/(\w+)$/.exec(mediaType)?.[1];
  return IMAGE_FORMATS.find((format) => format === (name === 'jpg' ? 'jpeg' : name));
}
