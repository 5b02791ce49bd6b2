import type { ChatMessage, ChatPart, DocumentPart, ImagePart } from '../../contract/chat';
import type { DocumentWords } from '../documents/document-text';
import { documentKey, NO_DOCUMENTS, type ReadDocuments } from '../documents/read-documents';

/** What the attachments of a conversation say, and how many of them the detector cannot look into. */
export interface Attachments {
  /** The texts of the documents that can be read. */
  readonly texts: readonly string[];
  /** Other readings of the same and more. What several readings have counts once. */
  readonly readings: readonly (readonly string[])[];
  /** What each document that can be read says. */
  readonly words: ReadonlyMap<ChatPart, string>;
  /** The base64 of every attachment, which is no text in the field that holds it. */
  readonly data: ReadonlySet<string>;
  readonly readDocuments: number;
  readonly unreadDocuments: number;
  /** Images, those inside of documents too. */
  readonly images: number;
}

export const NO_ATTACHMENTS: Attachments = {
  texts: [],
  readings: [],
  words: new Map(),
  data: new Set(),
  readDocuments: 0,
  unreadDocuments: 0,
  images: 0,
};

/**
 * The attachments of a conversation, those of tool results too.
 *
 * @param read what its documents say; one that is not there counts as unread
 */
export function attachmentsIn(
  messages: readonly ChatMessage[],
  read: ReadDocuments = NO_DOCUMENTS,
): Attachments {
  const attached = messages.flatMap(({ parts }) => (parts as readonly ChatPart[]).flatMap(attachedTo));
  if (attached.length === 0) return NO_ATTACHMENTS;
  const documents = attached.filter((part) => part.type === 'document');
  const said = documents.map((part) => read.get(documentKey(part)));
  const whole = said.filter((words) => words && !words.unread).length;
  return {
    texts: said.flatMap((words) => words?.texts ?? []),
    readings: readingsOf(said.flatMap((words) => words ?? [])),
    words: new Map(
      documents.flatMap((part, index) => (said[index]?.texts[0] ? [[part, said[index].texts[0]]] : [])),
    ),
    data: new Set(attached.map(({ data }) => data)),
    readDocuments: whole,
    unreadDocuments: documents.length - whole,
    images: said.reduce((sum, words) => sum + (words?.pictures ?? 0), attached.length - documents.length),
  };
}

/** The first readings of all documents, then the second ones, and so on. */
function readingsOf(documents: readonly DocumentWords[]): readonly (readonly string[])[] {
  const most = Math.max(0, ...documents.map(({ readings }) => readings.length));
  return Array.from({ length: most }, (_reading, index) =>
    documents.flatMap(({ readings }) => readings[index] ?? []),
  );
}

function attachedTo(part: ChatPart): readonly (ImagePart | DocumentPart)[] {
  switch (part.type) {
    case 'image':
    case 'document':
      return [part];
    case 'tool-result':
      return part.content.flatMap(attachedTo);
    default:
      return [];
  }
}
