import type { ImageFormat } from '../../contract/chat';

/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size that the head of an image states; `undefined` where it states none, because it is cut off or damaged. */
export function imageSize(format: ImageFormat, bytes: Buffer): ImageSize | undefined {
  try {
    const size = READ[format](bytes);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    return undefined; // read beyond the end
  }
}

const READ: Readonly<Record<ImageFormat, (bytes: Buffer) => ImageSize | undefined>> = {
  png: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  gif: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  jpeg: jpegSize,
  webp: webpSize,
};

/** A JPEG is a row of segments; a start of frame (C0 to CF without C4, C8 and CC) has the size. */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  for (let at = 2; ; ) {
    while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xff) at++;
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    at += alone ? 2 : 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
}

/** The three kinds of WebP: lossy, lossless, extended (RFC 9649). */
function webpSize(bytes: Buffer): ImageSize | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}
