import { constants, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { MOST_CHARACTERS, MOST_UNPACKED_BYTES } from './limits';
import { objectText } from './pdf-strings';
import type { DocumentFault } from './reading';
import { isFont, streamTexts, textOfBytes } from './stream-text';

/** What the objects of a PDF hold, whether or not a page shows it. */
export interface PdfObjects {
  /** Every string: names of fields and their values, titles, notes, scripts, actions, metadata, earlier versions. */
  readonly strings: readonly string[];
  /**
   * Whether something in the file is neither a string nor shown by a page: a file inside of it, a form of XML, a film, and
   * whatever is damaged.
   */
  readonly partly: boolean;
}

/**
 * Reads the objects of a PDF without following its tables: also those that a later version replaced. Unpacks each stream
 * once, with zlib, and never more than the limit in all. So a document that unpacks into too much is refused before a
 * reader of pages sees it.
 */
export function objectsOf(pdf: Buffer): PdfObjects | { readonly fault: DocumentFault } {
  const file = pdf.toString('latin1');
  const found = new Found();
  let at = 0;
  STREAM.lastIndex = 0;
  for (let match = STREAM.exec(file); match; match = STREAM.exec(file)) {
    const data = STREAM.lastIndex;
    const dictionary = found.objects(file.slice(at, match.index), 'before a stream');
    STREAM_ENDS.lastIndex = data;
    const ends = STREAM_ENDS.exec(file);
    at = ends?.index ?? file.length;
    // Then the next object is searched too: a program that follows the tables of the file may show it.
    if (ends?.[0] !== 'endstream') found.partly = true;
    found.stream(dictionary, pdf.subarray(data, at));
    if (found.fault) return { fault: found.fault };
    STREAM.lastIndex = at;
  }
  found.objects(file.slice(at));
  const { fault, strings, partly } = found;
  return fault ? { fault } : { strings, partly };
}

/** Where the data of a stream begins (ISO 32000-1, 7.3.8). `endstream` is no beginning. */
const STREAM = /\bstream(?:\r\n|\n|\r)/g;

/** Where a stream ends. One without its end does so where the next object begins. */
const STREAM_ENDS = /endstream|\b\d{1,10}\s{1,9}\d{1,10}\s{1,9}obj\b/g;

/** What only the dictionary of a stream has, besides that of an encrypted file. */
const STREAM_LENGTH = /\/Length(?!\w)/;

/** Names that say that something in the file is no string, and is on no page. */
const NO_STRINGS =
  /\/(?:EmbeddedFiles?|EF|XFA|RichMedia\w*|Rendition|Movie|Sound|3D|U3D|PRC|Collection)(?=[\s/<>[\]()%]|$)|\/JS\s+\d+\s+\d+\s+R/;

class Found {
  readonly strings: string[] = [];
  partly = false;
  fault: DocumentFault | undefined;
  private characters = 0;
  private unpacked = 0;

  /**
   * Objects as text. Bytes that are in no string and in no stream may be what a program shows all the same: a string or a
   * stream without its begin or end.
   *
   * @returns the syntax of the last object, which is the dictionary of the stream that may follow
   */
  objects(piece: string, place?: 'before a stream'): string {
    const { strings, syntax, isOpen } = objectText(piece);
    const objects = plainNames(syntax).split(/\bobj\b/);
    const last = objects.at(-1) ?? '';
    const withoutStream = place === 'before a stream' ? objects.slice(0, -1) : objects;
    if (isOpen || objects.some((object) => NO_STRINGS.test(object))) this.partly = true;
    if (withoutStream.some((object) => STREAM_LENGTH.test(object))) this.partly = true;
    this.texts(strings);
    return last;
  }

  stream(dictionary: string, data: Buffer): void {
    const kind = kindOf(dictionary);
    if (kind === 'image') return;
    const filters = filtersOf(dictionary);
    const plain =
      filters.length === 0 ? data : filters.every(isFlate) ? this.inflated(data, filters.length) : undefined;
    if (this.fault) return;
    // A table of places has no text.
    if (kind === 'places') return;
    if (!plain || /\/Predictor\s+(?!1\b)\d/.test(dictionary)) {
      this.partly = true;
      return;
    }
    if (kind === 'font' && isFont(plain)) return;
    if (kind === 'objects') this.objects(plain.toString('latin1'));
    else if (kind === 'metadata') this.metadata(plain);
    else this.texts(streamTexts(plain));
  }

  /** Metadata in XML. A document type and a section of plain characters may give it another text than the written one. */
  private metadata(bytes: Buffer): void {
    const text = textOfBytes(bytes);
    if (text === undefined || /<!(?:DOCTYPE|\[CDATA\[)/.test(text)) this.partly = true;
    this.texts([(text ?? bytes.toString('latin1')).replace(/[<>]/g, ' ')]);
  }

  private texts(texts: readonly string[]): void {
    for (const text of texts) {
      this.characters += text.length;
      if (this.characters > MOST_CHARACTERS) {
        this.fault = 'too-much-text';
        return;
      }
      this.strings.push(text);
    }
  }

  /**
   * Unpacked as often as the stream is packed. What can be unpacked of a damaged stream is read as well, because programs
   * show it; `undefined` where that is nothing.
   */
  private inflated(data: Buffer, times: number): Buffer | undefined {
    let bytes: Buffer | undefined = data;
    for (let time = 0; bytes && time < times; time++) {
      const packed: Buffer = bytes;
      bytes = this.within((limit) => inflateSync(packed, limit));
      if (bytes || this.fault) continue;
      this.partly = true;
      // Without the head of two bytes, the checksum, and the end.
      const limits = { finishFlush: constants.Z_SYNC_FLUSH };
      bytes = this.within((limit) => inflateRawSync(packed.subarray(2), { ...limits, ...limit }));
    }
    return bytes;
  }

  private within(unpack: (limit: ZlibOptions) => Buffer): Buffer | undefined {
    try {
      const bytes = unpack({ maxOutputLength: MOST_UNPACKED_BYTES - this.unpacked + 1 });
      this.unpacked += bytes.length;
      if (this.unpacked > MOST_UNPACKED_BYTES) this.fault = 'unpacks-into-too-much';
      return bytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        this.fault = 'unpacks-into-too-much';
      return undefined;
    }
  }
}

type Kind = 'image' | 'font' | 'places' | 'objects' | 'metadata' | 'other';

function kindOf(dictionary: string): Kind {
  const type = /\/Type\s*\/(ObjStm|XRef|Metadata)\b/.exec(dictionary)?.[1];
  if (type === 'ObjStm') return 'objects';
  if (type === 'XRef') return 'places';
  if (type === 'Metadata') return 'metadata';
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) return 'image';
  if (/\/Length[123]\s|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)\b/.test(dictionary)) return 'font';
  return 'other';
}

/** The filters of a stream, in order. One that is in another object counts as one that is not known. */
function filtersOf(dictionary: string): readonly string[] {
  const value = /\/Filter\s*(\[[^[\]]*\]|\/[^\s/<>[\]()]+|\d+\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (value === undefined) return dictionary.includes('/Filter') ? ['unknown'] : [];
  return /^\d/.test(value) ? ['unknown'] : (value.match(/[^\s/[\]]+/g) ?? []);
}

const isFlate = (filter: string): boolean => filter === 'FlateDecode' || filter === 'Fl';

/** Names may have any of their characters as a number (ISO 32000-1, 7.3.5). */
const plainNames = (piece: string): string =>
  piece.includes('#')
    ? piece.replace(/#([0-9a-f]{2})/gi, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : piece;
