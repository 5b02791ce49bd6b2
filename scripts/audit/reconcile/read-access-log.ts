import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { AuditFinding } from '../audit-finding';
import { type Line, linesOf } from '../source/lines-of';
import { faultOf } from '../source/object-fault';
import type { StoredObject } from '../source/stored-object';

/** What the API's access log says about one request; its fields: lib/gateway/stage-options.ts. */
export interface LoggedRequest {
  readonly where: string;
  readonly requestId: string;
  /** When it arrived. */
  readonly time: Date;
  readonly method: string;
  readonly resourcePath: string;
  readonly status: number;
  /** Whether the gateway answered by itself: the router was not called, or did not finish. */
  readonly byGateway: boolean;
}

const NONE = '-';
const number = z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number));
const entry = z.object({
  requestId: z.string(),
  time: number,
  method: z.string(),
  resourcePath: z.string(),
  status: number,
  refusal: z.string(),
});
const exportedEvents = z.object({ events: z.array(z.object({ message: z.string() })) });

/** CloudWatch Logs writes this object beside an export, to test its permission. */
const EXPORT_PROBE = 'aws-logs-write-test';

/** CloudWatch Logs puts the time in front of each line it exports to S3. */
const EXPORT_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /;

/**
 * The requests in an exported access log: plain lines of JSON, an export of the log group to S3, or the answer of
 * `aws logs filter-log-events`. Every other line is passed to `report`.
 */
export async function* readAccessLog(
  objects: AsyncIterable<StoredObject>,
  report: (finding: AuditFinding) => void,
): AsyncGenerator<LoggedRequest> {
  for await (const object of objects) {
    const { name } = object;
    if (basename(name) === EXPORT_PROBE) continue;
    const messages = await messagesOf(object, report);
    const entries = messages.map(
      ({ bytes }) => bytes && readEntry(bytes.toString().replace(EXPORT_TIME, '')),
    );
    if (messages.length > 0 && !entries.some(Boolean)) {
      const words = `it holds no line of the API access log in ${messages.length} lines`;
      report({ kind: 'unread', where: name, words });
      continue;
    }
    for (const [index, request] of entries.entries()) {
      const where = `${name}:${messages[index]?.number}`;
      if (!request) report({ kind: 'malformed', where, words: 'the line is not from the API access log' });
      else yield { where, ...request };
    }
  }
}

async function messagesOf(
  { name: where, key, content }: StoredObject,
  report: (finding: AuditFinding) => void,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  try {
    for await (const some of linesOf(content())) lines.push(...some);
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    report({ ...fault, where });
    return [];
  }
  if (lines.length === 0 && !key.endsWith('/')) report({ kind: 'unread', where, words: 'it is empty' });
  const whole = exportedEvents.safeParse(parsed(lines.map(({ bytes }) => bytes?.toString()).join('\n')));
  if (!whole.success) return lines;
  return whole.data.events.map(({ message }, index) => ({ number: index + 1, bytes: Buffer.from(message) }));
}

function readEntry(text: string): Omit<LoggedRequest, 'where'> | undefined {
  const { success, data } = entry.safeParse(parsed(text));
  if (!success) return undefined;
  const { time, refusal, ...rest } = data;
  return { ...rest, time: new Date(time), byGateway: refusal !== NONE };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
