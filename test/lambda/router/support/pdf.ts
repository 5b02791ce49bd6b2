import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A page of a PDF, by the operators that draw it. */
export interface Page {
  readonly content: string | Buffer;
  /** Entries of the page's dictionary, besides its fonts. */
  readonly more?: string;
  /** Entries of its resources, besides the font `F1`. */
  readonly resources?: string;
  /** The filters of its content. `content` is packed as they say. @default it is packed with zlib */
  readonly filter?: string;
}

export interface PdfOptions {
  /** Entries of the catalog. */
  readonly catalog?: string;
  /** Objects besides, from number 10 on: each a dictionary or another value, or a stream. */
  readonly objects?: readonly (string | PdfStream)[];
  /** Entries of the trailer. */
  readonly trailer?: string;
  /** The dictionary of the font `F1`. @default Helvetica */
  readonly font?: string;
  /** Objects inside of object streams, and a table of places that is a stream too, as newer programs write it. */
  readonly packed?: boolean;
}

export interface PdfStream {
  readonly dictionary: string;
  readonly data: Buffer;
}

export const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A stream packed with zlib. */
export const flate = (data: string | Buffer, dictionary = ''): PdfStream => ({
  dictionary: `${dictionary} /Filter /FlateDecode`,
  data: deflateSync(Buffer.from(data as Buffer)),
});

/** A stream as it is. */
export const plain = (data: string | Buffer, dictionary = ''): PdfStream => ({
  dictionary,
  data: Buffer.from(data as Buffer),
});

/** Operators that write lines below each other, in the font `F1`. */
export const lines = (...texts: readonly string[]): string =>
  `BT /F1 12 Tf 14 TL 72 720 Td ${texts.map((text) => `(${escaped(text)}) Tj T*`).join(' ')} ET`;

const escaped = (text: string) => text.replace(/[\\()]/g, (letter) => `\\${letter}`);

/** A PDF whose pages show these lines, or are drawn by these operators. */
export function pdf(pages: readonly (Page | readonly string[])[], options: PdfOptions = {}): Buffer {
  const { catalog = '', objects = [], font = HELVETICA } = options;
  const drawn = pages.map((page): Page => ('content' in page ? page : { content: lines(...page) }));
  const first = Math.max(10, 10 + objects.length);
  const numbered = new Map<number, string | PdfStream>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [
      2,
      `<< /Type /Pages /Count ${drawn.length} /Kids [${drawn.map((_page, index) => `${first + 2 * index} 0 R`).join(' ')}] >>`,
    ],
    [3, font],
    ...objects.map((object, index) => [10 + index, object] as const),
    ...drawn.flatMap(({ content, more = '', resources = '', filter }, index) => [
      [
        first + 2 * index,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${resources} >> ${more} >>`,
      ] as const,
      [
        first + 2 * index + 1,
        filter === undefined ? flate(content) : plain(content, filter && `/Filter ${filter}`),
      ] as const,
    ]),
  ]);
  return options.packed ? withObjectStreams(numbered, options) : withTable(numbered, options);
}

function withTable(objects: ReadonlyMap<number, string | PdfStream>, { trailer = '' }: PdfOptions): Buffer {
  const file = new File();
  for (const [number, object] of objects) file.object(number, object);
  const size = Math.max(...objects.keys()) + 1;
  const start = file.length;
  const rows = Array.from({ length: size }, (_row, number) => {
    const at = file.places.get(number);
    return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  file.write(
    `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return file.bytes();
}

function withObjectStreams(
  objects: ReadonlyMap<number, string | PdfStream>,
  { trailer = '' }: PdfOptions,
): Buffer {
  const file = new File();
  const inside = [...objects].filter((entry): entry is [number, string] => typeof entry[1] === 'string');
  for (const [number, object] of objects) if (typeof object !== 'string') file.object(number, object);
  const holder = Math.max(...objects.keys()) + 1;
  let offset = 0;
  const head = inside.map(([number, text]) => {
    const entry = `${number} ${offset}`;
    offset += text.length + 1;
    return entry;
  });
  const first = `${head.join(' ')}\n`;
  const body = inside.map(([, text]) => `${text}\n`).join('');
  file.object(holder, flate(first + body, `/Type /ObjStm /N ${inside.length} /First ${first.length}`));
  const start = file.length;
  const size = holder + 2;
  const rows = Buffer.alloc(size * 7);
  const row = (number: number, type: number, two: number, three: number) => {
    rows.writeUInt8(type, number * 7);
    rows.writeUInt32BE(two, number * 7 + 1);
    rows.writeUInt16BE(three, number * 7 + 5);
  };
  for (const [number, at] of file.places) row(number, 1, at, 0);
  for (const [index, [number]] of inside.entries()) row(number, 2, holder, index);
  row(holder + 1, 1, start, 0);
  file.object(holder + 1, flate(rows, `/Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R ${trailer}`));
  file.write(`startxref\n${start}\n%%EOF\n`);
  return file.bytes();
}

class File {
  readonly places = new Map<number, number>();
  private readonly parts: Buffer[] = [];
  length = 0;

  constructor() {
    this.write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  }

  write(text: string | Buffer): void {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  object(number: number, object: string | PdfStream): void {
    this.places.set(number, this.length);
    this.write(`${number} 0 obj\n`);
    if (typeof object === 'string') this.write(object);
    else {
      this.write(`<< ${object.dictionary} /Length ${object.data.length} >>\nstream\n`);
      this.write(object.data);
      this.write('\nendstream');
    }
    this.write('\nendobj\n');
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** The entries of a trailer that say a file is encrypted with RC4 of 40 bits, and opens with this password. */
export function encryption(password: string): string {
  const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
  const id = Buffer.alloc(16, 7);
  const owner = Buffer.alloc(32, 5);
  const padded = Buffer.concat([Buffer.from(password), padding]).subarray(0, 32);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, 5);
  const user = rc4(key, padding);
  return `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >> /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`;
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

/** OpenSSL does not have it any more. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_value, index) => index);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) % 256;
      j = (j + (state[i] ?? 0)) % 256;
      [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) % 256] ?? 0);
    }),
  );
}
