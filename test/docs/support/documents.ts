import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '../../..');

/** A document, with its path from the root. */
export interface Document {
  readonly file: string;
  readonly text: string;
}

/** Every document a person reads. The CHANGELOG is history: what it names may be gone. */
export const documents: readonly Document[] = [
  'README.md',
  'CONTRIBUTING.md',
  'bench/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]
  .sort()
  .map(document);

export function document(file: string): Document {
  return { file: relative(ROOT, join(ROOT, file)), text: readFileSync(join(ROOT, file), 'utf8') };
}

/** The text without code blocks. */
export const prose = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```$/gm, '');

/** What is written between backticks, outside code blocks, each once. */
export function codeWords(text: string): readonly string[] {
  return [
    ...new Set([...prose(text).matchAll(/`([^`]+)`/g)].map(([, word = '']) => word.replace(/\s+/g, ' '))),
  ];
}

/** The text of one section, without its heading. */
export function section(text: string, heading: string): string {
  return text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
}

/** The anchors Markdown viewers give the headings of a document. */
export function anchors(text: string): readonly string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
