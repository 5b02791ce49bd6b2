import { getDocument } from 'unpdf/pdfjs';
import { MOST_CHARACTERS, MOST_OPERATORS, MOST_PAGES } from './limits';
import { objectsOf } from './pdf-objects';
import { readPage } from './read-page';
import type { DocumentReading } from './reading';
import { unwrapped } from './unwrapped';
import { watchWarnings } from './warnings';

/**
 * Reads a PDF twice: its objects, as they are in the file, and its pages, as a program shows them. Both together are every
 * text in it. Never throws: what cannot be read at all is a fault.
 */
export async function readPdf(bytes: Buffer): Promise<DocumentReading> {
  const objects = objectsOf(bytes);
  if ('fault' in objects) return objects;
  const warnings = watchWarnings();
  const loading = getDocument({
    data: new Uint8Array(bytes),
    // No picture is unpacked: each is larger than this, and left out with a warning.
    maxImageSize: 0,
    // What a font maps to letters, to know which of its letters are known.
    fontExtraProperties: true,
    // Nothing is drawn, and nothing is fetched.
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    verbosity: 1,
  });
  try {
    const document = await loading.promise;
    const { info } = await document.getMetadata();
    // An empty password opens it, and its strings are encrypted all the same.
    if ((info as { EncryptFilterName?: string | null }).EncryptFilterName) return { fault: 'encrypted' };
    if (document.numPages < 1) return { fault: 'damaged' };
    if (document.numPages > MOST_PAGES) return { fault: 'too-many-pages' };
    const texts: string[] = [];
    const ordered: string[] = [];
    let operators = 0;
    const others: string[] = [...objects.strings];
    let pictures = 0;
    let partly = objects.partly;
    let characters = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const read = await readPage(page, warnings);
      page.cleanup();
      texts.push(read.text);
      ordered.push(read.byPosition);
      operators += read.operators;
      if (operators > MOST_OPERATORS) return { fault: 'draws-too-much' };
      // One at a time: the arguments of a call have their place on the stack.
      for (const other of read.others) others.push(other);
      pictures += read.hasPictures ? 1 : 0;
      partly ||= read.partly;
      characters += read.text.length + lengthOf(read.others);
      if (characters > MOST_CHARACTERS) return { fault: 'too-much-text' };
    }
    const text = texts.join('\n');
    return {
      text,
      readings: readingsOf(text, ordered.join('\n')),
      strings: others,
      pictures,
      partly: partly || warnings.serious > 0,
    };
  } catch (error) {
    return { fault: isAboutEncryption(error as Error | undefined) ? 'encrypted' : 'damaged' };
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0);

/** The text of all pages without the ends of its lines; and by its position, where this is another order. */
const readingsOf = (text: string, ordered: string): readonly string[] => [
  ...without(text),
  ...(withoutSpaces(ordered) === withoutSpaces(text) ? [] : [ordered, ...without(ordered)]),
];

const without = (text: string): readonly string[] => [unwrapped(text), unwrapped(text, '')];
const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

/** A password that is missing, or a way of encryption that the library does not know. */
const isAboutEncryption = (error: Error | undefined): boolean =>
  error?.name === 'PasswordException' || /encrypt/i.test(error?.message ?? '');
