import { HEADS_PREFIX } from '../../../lambda/chain-heads/schema/chain-heads';
import { RECORDS_PREFIX } from '../../../lambda/chain-heads/window';
import type { AuditFinding } from '../audit-finding';
import { many } from '../in-words';
import type { Source } from './source';
import type { StoredObject } from './stored-object';

/** What Firehose could not process. It is counted, and not verified. */
const UNDELIVERED = 'undelivered/';

/** The folders of the records bucket. */
const FOLDERS = [RECORDS_PREFIX, HEADS_PREFIX, UNDELIVERED] as const;

type Folder = (typeof FOLDERS)[number];

const isFolder = (name: string): boolean => (FOLDERS as readonly string[]).includes(name);

/** What was seen in a source, by kind. */
export interface Inventory {
  /** Objects that were read as records, with those that turned out to be something else. */
  objects: number;
  /** Objects that the S3 console makes for a folder: their name ends with `/`, and they are empty. */
  markers: number;
  undelivered: number;
}

/** Some of the objects with records. */
export interface RecordsPart {
  /** All below this folder: `decisions/2026/11/`. */
  readonly folder: string;
  /** These objects outside of it as well. */
  readonly beside: ReadonlySet<string>;
}

/** Where records and statements are in a source. */
export interface Layout {
  readonly inventory: Inventory;
  /** The source has the folders of the records bucket. */
  readonly isBucket: boolean;
  /** Every object with records, or those of a part. */
  readonly records: (part?: RecordsPart) => AsyncIterable<StoredObject>;
  /** Every object below `heads/`. */
  readonly statements: () => AsyncIterable<StoredObject>;
}

/**
 * Whether the source is the records bucket, or a copy of it as a whole: then each folder has its kind of object, and
 * an unknown one is reported. Any other source is a part of it, or a run on this machine: all of it is read as records.
 */
export async function layoutOf(source: Source, report: (finding: AuditFinding) => void): Promise<Layout> {
  const inventory: Inventory = { objects: 0, markers: 0, undelivered: 0 };
  const top = await source.top();
  const isBucket = top.some(isFolder);
  const has = (folder: Folder) => isBucket && top.includes(folder);

  for (const where of isBucket ? top.filter((name) => !isFolder(name)) : []) {
    const words = `it is not read: it is none of the folders of the records bucket (${FOLDERS.join(', ')})`;
    report({ kind: 'unread', where, words });
  }
  const below = (folder: Folder) => (has(folder) ? source.objects(folder) : none());
  for await (const _ of below(UNDELIVERED)) inventory.undelivered++;
  const all = () => (isBucket ? below(RECORDS_PREFIX) : source.objects());
  const markers = { records: 0, statements: 0 };
  const counted = async function* (what: keyof typeof markers, objects: AsyncIterable<StoredObject>) {
    // The records may be read twice, and count once.
    if (what === 'records') inventory.objects = 0;
    markers[what] = 0;
    for await (const object of objects) {
      if (object.key.endsWith('/')) markers[what]++;
      else if (what === 'records') inventory.objects++;
      inventory.markers = markers.records + markers.statements;
      yield object;
    }
  };
  return {
    inventory,
    isBucket,
    records: (part) => counted('records', part ? partOf(source, part) : all()),
    statements: () => counted('statements', below(HEADS_PREFIX)),
  };
}

async function* partOf(source: Source, { folder, beside }: RecordsPart): AsyncGenerator<StoredObject> {
  yield* source.objects(folder);
  const folders = new Set([...beside].map((key) => key.slice(0, key.lastIndexOf('/') + 1)));
  for (const each of [...folders].sort()) {
    for await (const object of source.objects(each)) if (beside.has(object.key)) yield object;
  }
}

async function* none(): AsyncGenerator<StoredObject> {}

/** What was read, in a sentence. */
export function inventoryInWords({ objects, markers, undelivered }: Inventory, statements: number): string {
  return [
    `Read ${many(objects, 'object')} of records and ${many(statements, 'statement')}`,
    ...(markers > 0 ? [`; ${many(markers, 'folder marker')}`] : []),
    ...(undelivered > 0
      ? [`; not verified: ${many(undelivered, 'object')} in ${UNDELIVERED}, which Firehose could not process`]
      : []),
    '.',
  ].join('');
}
