import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { AuditRecord } from '../../lambda/router/records/audit-record';

/** Takes the place of the audit bucket: one folder for each run, with one NDJSON file. */
export class AuditFolder {
  readonly file: string;

  /** @param parent the new folder is made in here, named by the time the run began and its process */
  constructor(parent: string, began: Date) {
    const folder = path.join(parent, `${began.toISOString().replaceAll(':', '-')}-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, 'records.ndjson');
  }

  /** Keeps one record as Firehose was given it, and hands it back decoded. */
  keep(data: Uint8Array): AuditRecord {
    const line = Buffer.from(data).toString('utf8').trimEnd();
    appendFileSync(this.file, `${line}\n`);
    return JSON.parse(line);
  }
}
