import type { ZipEntry } from '../attachments/zip';

type Begins = (head: Buffer) => boolean;

const withBytes =
  (hex: string, at = 0): Begins =>
  (head) =>
    head.subarray(at, at + hex.length / 2).toString('hex') === hex;

/** How the pictures of office documents begin, by the end of their names. */
const BEGINNINGS: readonly (readonly [ends: readonly string[], begins: Begins])[] = [
  [['png'], withBytes('89504e470d0a1a0a')],
  [['jpg', 'jpeg', 'jpe', 'jfif'], withBytes('ffd8ff')],
  [['gif'], withBytes('474946383761')],
  [['gif'], withBytes('474946383961')],
  [['bmp', 'dib'], withBytes('424d')],
  [['tif', 'tiff'], withBytes('49492a00')],
  [['tif', 'tiff'], withBytes('4d4d002a')],
  [['webp'], (head) => withBytes('52494646')(head) && withBytes('57454250', 8)(head)],
  // MS-EMF, 2.3.4.2: a header record, with the signature " EMF".
  [['emf'], (head) => withBytes('01000000')(head) && withBytes('20454d46', 40)(head)],
  // MS-WMF, 2.3.2.2 and 2.3.2.3: placeable, or a header in memory or on disk.
  [['wmf'], withBytes('d7cdc69a')],
  [['wmf'], withBytes('01000900')],
  [['wmf'], withBytes('02000900')],
];

const FORMATS = [...new Set(BEGINNINGS.flatMap(([ends]) => ends))];

/**
 * Whether a file inside of an archive is a picture: by its name, and by how it begins, as some picture does. A name alone
 * shows nothing: an office program takes the body of a document from a file of any name.
 */
export function isPicture(entry: ZipEntry): boolean {
  const end = /\.(\w+)$/.exec(entry.name)?.[1]?.toLowerCase() ?? '';
  if (!FORMATS.includes(end)) return false;
  const head = entry.head();
  return BEGINNINGS.some(([, begins]) => begins(head));
}
