import { createHash } from 'node:crypto';
import {
  RECORD_SCHEMAS,
  type RecordSchema,
  type StoredRecord,
} from '../../lambda/router/records/schema/stored-record';
import type { AuditFinding, Fault } from './audit-finding';
import { jsonOf } from './source/json-of';
import { type Line, linesOf } from './source/lines-of';
import { faultOf } from './source/object-fault';
import type { StoredObject } from './source/stored-object';

/** One record as it is stored. */
export interface RecordLine {
  /** `<object>:<line>` */
  readonly where: string;
  /** SHA-256 of the line without its line feed, lower-case hex: what the next record of its writer names. */
  readonly hash: string;
  readonly record: StoredRecord;
}

type Report = (finding: AuditFinding) => void;

/** How many lines of one object are reported before it has a record. */
const BEFORE_A_RECORD = 20;

/** The records in these objects. Every other line, and every object that cannot be read, is passed to `report`. */
export async function* readRecords(
  objects: AsyncIterable<StoredObject>,
  report: Report,
): AsyncGenerator<RecordLine> {
  for await (const object of objects) {
    for await (const lines of recordsOf(object, report)) yield* lines;
  }
}

/** The records of one object, an array for each chunk that is read. */
export async function* recordsOf(
  object: StoredObject,
  report: Report,
): AsyncGenerator<readonly RecordLine[]> {
  const { name } = object;
  const unlike: AuditFinding[] = [];
  let isRecords = false;
  let others = 0;
  let hasCarriageReturns = false;
  /** A line that is no record is reported by itself, once it is clear that the object holds records. */
  const other = (finding: AuditFinding) => {
    others++;
    if (isRecords) report(finding);
    else if (unlike.length < BEFORE_A_RECORD) unlike.push(finding);
  };
  const holdsRecords = () => {
    isRecords = true;
    unlike.forEach(report);
    const more = others - unlike.length;
    if (more > 0)
      report({ kind: 'malformed', where: name, words: `${more} more lines before it are no records` });
  };
  for await (const lines of linesOrFinding(object, report)) {
    const records: RecordLine[] = [];
    for (const line of lines) {
      const where = `${name}:${line.number}`;
      const record = readRecord(line.bytes);
      const isFault = 'kind' in record;
      if (!isRecords && !(isFault && record.words === NOT_A_RECORD)) holdsRecords();
      if (isFault) {
        other({ ...record, where });
        continue;
      }
      if (!hasCarriageReturns && line.bytes?.at(-1) === CARRIAGE_RETURN) {
        hasCarriageReturns = true;
        report({ kind: 'malformed', where: name, words: CHANGED_LINE_ENDS });
      }
      records.push({ where, hash: hashOf(line.bytes as Buffer), record });
    }
    if (records.length > 0) yield records;
  }
  if (isRecords || others === 0) return;
  const words = `it holds no record of this blueprint in ${others} lines; if it does not belong here, remove it from the copy`;
  report({ kind: 'unread', where: name, words });
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function* linesOrFinding(object: StoredObject, report: Report): AsyncGenerator<readonly Line[]> {
  const { name: where, key, content } = object;
  let lines = 0;
  try {
    for await (const some of linesOf(content())) {
      lines += some.length;
      yield some;
    }
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    report({ ...fault, where });
    return;
  }
  if (lines === 0 && !key.endsWith('/')) report({ kind: 'unread', where, words: 'it is empty' });
}

const CARRIAGE_RETURN = 0x0d;
const CHANGED_LINE_ENDS =
  'its lines end with CR LF, and the router ends a line with LF: the copy changed them, as a transfer in text mode does. No hash of such a line is right, so other findings may follow from it. Copy the bucket again, byte for byte';

const NOT_A_RECORD = 'the line is not a record';

/** Names the wrong fields and never a value: a damaged line may hold anything. */
function readRecord(bytes: Buffer | undefined): StoredRecord | Fault {
  if (!bytes) return { kind: 'malformed', words: 'the line is longer than any record' };
  const json = jsonOf(bytes);
  if (typeof json !== 'object' || json === null || !('schema' in json)) {
    return { kind: 'malformed', words: NOT_A_RECORD };
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
  if (result.success && !Number.isNaN(Date.parse(result.data.time))) return result.data;
  if (result.success) return { kind: 'malformed', words: `not a ${schema}: time` };
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.') || 'the record itself'))];
  return { kind: 'malformed', words: `not a ${schema}: ${fields.join(', ')}` };
}
