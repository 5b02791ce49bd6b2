import { createHash } from 'node:crypto';
import {
  RECORD_SCHEMAS,
  type RecordSchema,
  type StoredRecord,
} from '../../lambda/router/records/schema/stored-record';
import type { AuditFinding } from './audit-finding';
import { type Line, linesOf } from './lines-of';
import type { StoredObject } from './stored-object';

/** One record as it is stored. */
export interface RecordLine {
  /** `<object>:<line>` */
  readonly where: string;
  /** SHA-256 of the line without its line feed, lower-case hex: what the next record of its writer names. */
  readonly hash: string;
  readonly record: StoredRecord;
}

/** The records in these objects. Every other line is passed to `report`. */
export async function* readRecords(
  objects: AsyncIterable<StoredObject>,
  report: (finding: AuditFinding) => void,
): AsyncGenerator<RecordLine> {
  for await (const { name, bytes } of objects) {
    for (const line of linesOrFinding(name, bytes, report)) {
      const where = `${name}:${line.number}`;
      const record = readRecord(line.bytes);
      if ('kind' in record) report({ ...record, where });
      else yield { where, hash: createHash('sha256').update(line.bytes).digest('hex'), record };
    }
  }
}

function linesOrFinding(
  where: string,
  bytes: Buffer,
  report: (finding: AuditFinding) => void,
): readonly Line[] {
  try {
    return linesOf(bytes);
  } catch {
    report({ kind: 'unreadable', where, words: 'the object is damaged: it cannot be decompressed' });
    return [];
  }
}

/** Names the wrong fields and never a value: a damaged line may hold anything. */
function readRecord(bytes: Buffer): StoredRecord | Omit<AuditFinding, 'where'> {
  const json = parsed(bytes);
  if (typeof json !== 'object' || json === null || !('schema' in json)) {
    return { kind: 'malformed', words: 'the line is not a record' };
  }
  const { schema } = json;
  if (typeof schema !== 'string' || !Object.hasOwn(RECORD_SCHEMAS, schema)) {
    const known = Object.keys(RECORD_SCHEMAS).join(', ');
    return {
      kind: 'unknown-schema',
      words: `the schema of the line is unknown to this version; it knows ${known}`,
    };
  }
  const result = RECORD_SCHEMAS[schema as RecordSchema].safeParse(json);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.') || 'the record itself'))];
  return { kind: 'malformed', words: `not a ${schema}: ${fields.join(', ')}` };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
