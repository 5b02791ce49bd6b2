import { imageFormatOf } from '../attachments/image-format';
import type { ZipEntry } from '../attachments/zip';

type Begins = (head: Buffer) => boolean;

const withBytes =
  (hex: string, at = 0): Begins =>
  (head) =>
    head.subarray(at, at + hex.length / 2).toString('hex') === hex;

/** How the pictures of office documents begin that are not in the formats of attached images. */
const BEGINNINGS: readonly Begins[] = [
  // BMP and TIFF.
  withBytes('424d'),
  withBytes('49492a00'),
  withBytes('4d4d002a'),
  // MS-EMF, 2.3.4.2: a header record, with the signature " EMF".
  (head) => withBytes('01000000')(head) && withBytes('20454d46', 40)(head),
  // MS-WMF, 2.3.2.2 and 2.3.2.3: placeable, or a header in memory or on disk.
  withBytes('d7cdc69a'),
  withBytes('01000900'),
  withBytes('02000900'),
];

/** How the names of pictures end. */
const ENDS = /\.(?:png|jpe?g|jpe|jfif|gif|bmp|dib|tiff?|webp|emf|wmf)$/i;

/**
 * Whether a file inside of an archive is a picture: by its name, and by how it begins, as some picture does. A name alone
 * shows nothing: an office program takes the body of a document from a file of any name.
 */
export function isPicture(entry: ZipEntry): boolean {
  if (!ENDS.test(entry.name)) return false;
  const head = entry.head();
  return imageFormatOf(head) !== undefined || BEGINNINGS.some((begins) => begins(head));
}
