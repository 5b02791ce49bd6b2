import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AuditRecord } from '../../../../lambda/router/records/audit-record';
import { createChain } from '../../../../lambda/router/records/chain';

/** The lines of one chain, as the router writes them; the fields that the signer does not read are left out. */
export function chainLines(writer: string, count: number, time = '2026-11-26T02:00:00.000Z'): string[] {
  const link = createChain(writer);
  return Array.from({ length: count }, (_, index) => {
    const record = { schema: 'hybrid-llm/decision/1', decisionId: `${writer}-${index}`, time };
    return link(record as AuditRecord).line;
  });
}

/** An object as Firehose delivers it. */
export const delivered = (lines: readonly string[]) => gzipSync(lines.map((line) => `${line}\n`).join(''));

/** The key of an object that arrived in this hour. */
export const keyAt = (hour: string, name = 'a') => `decisions/${hour}/audit-1-${name}.gz`;

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
