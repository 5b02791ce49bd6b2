import type { ChatMessage, ChatPart, DocumentPart, ImagePart } from '../../contract/chat';
import { documentText, unpackBudget } from './document-text';

/** What the attachments of a conversation say, and how many of them the detector cannot look into. */
export interface Attachments {
  /** The texts of the documents that can be read. */
  readonly texts: readonly string[];
  /** What each document that can be read says. */
  readonly words: ReadonlyMap<ChatPart, string>;
  /** The base64 of every attachment, which is no text. */
  readonly data: ReadonlySet<string>;
  readonly unreadDocuments: number;
  readonly images: number;
}

export const NO_ATTACHMENTS: Attachments = {
  texts: [],
  words: new Map(),
  data: new Set(),
  unreadDocuments: 0,
  images: 0,
};

/** Reads the attachments of a conversation, those of tool results too. */
export function attachmentsIn(messages: readonly ChatMessage[]): Attachments {
  const attached = messages.flatMap(({ parts }) => (parts as readonly ChatPart[]).flatMap(attachedTo));
  if (attached.length === 0) return NO_ATTACHMENTS;
  const budget = unpackBudget();
  const documents = attached.filter((part) => part.type === 'document');
  const read = documents.map((part) => documentText(part, budget));
  return {
    texts: read.flatMap((texts) => texts ?? []),
    words: new Map(documents.flatMap((part, index) => (read[index]?.[0] ? [[part, read[index][0]]] : []))),
    data: new Set(attached.map(({ data }) => data)),
    unreadDocuments: read.filter((texts) => texts === undefined).length,
    images: attached.length - documents.length,
  };
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
