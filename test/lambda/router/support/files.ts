import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** The heads of images of a size: all that says what they are. */
export const png = (width = 1, height = 1): Buffer => {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};

export const gif = (width = 1, height = 1): Buffer => {
  const head = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  return head;
};

/** With a segment of application data and filling before its start of frame, as cameras write it. */
export const jpeg = (width = 1, height = 1): Buffer => {
  const frame = Buffer.from([0xff, 0xff, 0xc2, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 6);
  frame.writeUInt16BE(width, 8);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2]), frame]);
};

const riff = (kind: string, rest: Buffer) =>
  Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1'), rest]);

export const webp = {
  lossy(width = 1, height = 1) {
    const rest = Buffer.alloc(10);
    rest.writeUInt16LE(width, 6);
    rest.writeUInt16LE(height, 8);
    return riff('VP8 ', rest);
  },
  lossless(width = 1, height = 1) {
    const rest = Buffer.alloc(5, 0x2f);
    rest.writeUInt32LE(width - 1 + (height - 1) * 2 ** 14, 1);
    return riff('VP8L', rest);
  },
  extended(width = 1, height = 1) {
    const rest = Buffer.alloc(10);
    rest.writeUIntLE(width - 1, 4, 3);
    rest.writeUIntLE(height - 1, 7, 3);
    return riff('VP8X', rest);
  },
};

/** What differs from an honest archive. */
export interface ZipChanges {
  readonly encrypted?: boolean;
  readonly stored?: boolean;
  /** Whether the packed bytes are others. */
  readonly damaged?: boolean;
  /** What the directory says instead of the real length. */
  readonly unpackedBytes?: number;
}

/** A ZIP archive of these files. */
export function zip(files: Readonly<Record<string, string | Buffer>>, changes: ZipChanges = {}): Buffer {
  const { encrypted = false, stored = false, damaged = false } = changes;
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as Buffer);
    const packed = stored ? bytes : deflateRawSync(bytes);
    if (damaged) packed.fill(0xff);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(changes.unpackedBytes ?? bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const office = (name: string) => readFileSync(join(__dirname, '../../../fixtures/office', name));

/** What office programs write into every document, and no person wrote. Values that are next to each other mean nothing. */
const settings = (ids: number) =>
  `<w:settings><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:rsids>${Array.from(
    { length: ids },
    (_id, index) => `<w:rsid w:val="${(0x1234560 + index).toString().padStart(7, '0').slice(0, 7)}A"/>`,
  ).join('')}</w:rsids><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:settings>`;

/** The words and characters of a document as Word counts them. */
const COUNTS =
  '<Properties><TotalTime>4</TotalTime><Pages>1</Pages><Words>1111</Words><Characters>111111</Characters><Lines>1111</Lines></Properties>';

export const WORD_PARTS = {
  'docProps/app.xml': COUNTS,
  'word/theme/theme1.xml': office('theme1.xml'),
  'word/styles.xml': office('word/styles.xml'),
  'word/fontTable.xml': office('word/fontTable.xml'),
  'word/numbering.xml': office('word/numbering.xml'),
  'word/settings.xml': settings(200),
};

export const EXCEL_PARTS = {
  'docProps/app.xml': COUNTS,
  'xl/theme/theme1.xml': office('theme1.xml'),
  'xl/styles.xml': office('xl/styles.xml'),
};

/** A Word document of these paragraphs, each of one or more runs. */
export const docx = (...paragraphs: readonly (string | readonly string[])[]): Buffer =>
  zip({
    '[Content_Types].xml': '<Types/>',
    ...WORD_PARTS,
    'word/document.xml': `<w:document>${paragraphs
      .map(
        (runs) =>
          `<w:p>${[runs]
            .flat()
            .map((run) => `<w:r><w:t>${run}</w:t></w:r>`)
            .join('')}</w:p>`,
      )
      .join('')}</w:document>`,
  });

/** A workbook whose cells share these strings. */
export const xlsx = (...strings: readonly string[]): Buffer =>
  zip({
    ...EXCEL_PARTS,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  });

export const dataUrl = (mediaType: string, bytes: Buffer): string =>
  `data:${mediaType};base64,${bytes.toString('base64')}`;
