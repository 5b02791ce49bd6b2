import { type DataClass, HIGHEST_CLASS, highestClass } from '../../../../policy/data-class';
import type { EntityType } from '../../../../policy/entity';
import type { ChatMessage } from '../../contract/chat';
import { type Detections, detect } from '../../detect/detect';
import type { ReadDocuments } from '../documents/read-documents';
import { type Attachments, attachmentsIn } from './attachments';
import { neighbours } from './neighbours';
import { textsOf } from './texts';

/** How a deployment classes what the detector finds, and what it cannot look into. */
export interface DetectionClasses {
  /** Of each kind of sensitive value. */
  readonly entityClasses: Readonly<Record<EntityType, DataClass>>;
  /** Of a document that cannot be read. */
  readonly unreadAttachments: DataClass;
  readonly images: DataClass;
}

/** The detector's result for one request. */
export interface Detected {
  /** The highest class of what was found; `null`: nothing found. */
  readonly dataClass: DataClass | null;
  /** Types and counts, never text (I7); `null`: detection failed, which counts as restricted. */
  readonly findings: ReadonlyMap<string, number> | null;
  /** How many documents the detector could read, and how many not. @default none: there are no documents */
  readonly documents?: { readonly read: number; readonly unread: number };
}

/** Every text of one request, and what the detector found in them. */
export interface Search {
  readonly texts: readonly string[];
  readonly detected: Detected;
}

/**
 * Runs the detector over every text of a decoded body and of its attachments. Never throws: a failed detection counts as
 * restricted.
 *
 * @param messages the conversation in the body
 * @param documents what the documents in it say
 */
export function search(
  body: unknown,
  messages: readonly ChatMessage[],
  classes: DetectionClasses,
  documents?: ReadDocuments,
  find = detect,
): Search {
  try {
    const attachments = attachmentsIn(messages, documents);
    const texts = textsOf(body, attachments);
    const { readings, words } = attachments;
    const found = [neighbours(messages, words), ...readings]
      .map((reading) => find(reading))
      .reduce(higherCounts, find(texts));
    const unread = Object.entries(unreadIn(attachments, classes)).filter(([, { count }]) => count > 0);
    const [first, ...others] = [
      ...[...found.keys()].map((type) => classes.entityClasses[type]),
      ...unread.map(([, { dataClass }]) => dataClass),
    ];
    const findings = new Map([...found, ...unread.map(([type, { count }]) => [type, count] as const)]);
    const dataClass = first === undefined ? null : highestClass(first, ...others);
    return {
      texts: [...texts, ...readings.flat()],
      detected: { dataClass, findings, ...countOf(attachments) },
    };
  } catch {
    return { texts: [], detected: { dataClass: HIGHEST_CLASS, findings: null } };
  }
}

/** Two readings of the same texts: of each type the higher count. */
function higherCounts(one: Detections, other: Detections): Detections {
  const highest = new Map(one);
  for (const [type, count] of other) highest.set(type, Math.max(count, one.get(type) ?? 0));
  return highest;
}

const countOf = ({ readDocuments: read, unreadDocuments: unread }: Attachments) =>
  read + unread > 0 ? { documents: { read, unread } } : {};

/** What the detector cannot look into, by the names that findings have for it. */
const unreadIn = ({ unreadDocuments, images }: Attachments, classes: DetectionClasses) => ({
  'unread-document': { count: unreadDocuments, dataClass: classes.unreadAttachments },
  'unread-image': { count: images, dataClass: classes.images },
});
