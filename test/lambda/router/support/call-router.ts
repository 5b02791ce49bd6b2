import { createHash } from 'node:crypto';
import type { RouterPorts } from '../../../../lambda/router/admit';
import type { RouterConfig } from '../../../../lambda/router/config/router-config';
import type { RouterRequest } from '../../../../lambda/router/contract/http';
import type { LogEntry } from '../../../../lambda/router/contract/log';
import type { AuditRecord } from '../../../../lambda/router/records/audit-record';
import { createChain } from '../../../../lambda/router/records/chain';
import { RECORD_SCHEMAS } from '../../../../lambda/router/records/schema/stored-record';
import { createRouter } from '../../../../lambda/router/router';
import { readPdfs } from './document-reader';
import { fakeHosts } from './fake-hosts';
import { routerConfig, SESSION } from './router-config';
import { clientOf, piecesOf } from './streams';

export const DECISION_ID = '6f1c1f0e-0000-4000-8000-000000000001';

/** A record as it is, once it has been found to be what its schema says. */
function valid<R extends AuditRecord>(record: R): R {
  RECORD_SCHEMAS[record.schema].parse(JSON.parse(createChain('writer')(record).line));
  return record;
}

/** A request as the tests write it: a body as an object is sent as JSON. */
export interface Asked extends Partial<Omit<RouterRequest, 'body' | 'client'>> {
  /** The client leaves when it aborts. */
  readonly signal?: AbortSignal;
  readonly body?: object | string | Uint8Array;
}

export function routerRequest({ body, signal, headers, ...changes }: Asked = {}): RouterRequest {
  return {
    method: 'POST',
    path: '/v1/chat/completions',
    headers: { 'content-type': ['application/json'], ...headers },
    parameters: [],
    principal: SESSION,
    requestId: 'request-1',
    timeLeftMs: 900_000,
    client: clientOf(signal),
    body: bytesOf(body ?? { model: 'auto', messages: [{ role: 'user', content: 'Hi' }] }),
    ...changes,
  };
}

function bytesOf(body: object | string | Uint8Array): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The digest these tests' router makes of a text. */
export const digestOf = (text: string) =>
  `hmac-sha256/2026-11-21/${createHash('sha256').update(text).digest('hex')}`;

/** A router with ports that keep what they are given. */
export function testRouter(config: RouterConfig = routerConfig(), changes: Partial<RouterPorts> = {}) {
  const records: AuditRecord[] = [];
  const log: LogEntry[] = [];
  const router = createRouter(config, {
    hosts: fakeHosts().hosts,
    readPdfs,
    records: { accept: async (record) => void records.push(valid(record)) },
    digest: async (text) => digestOf(text),
    cacheSalt: (caller) => `salt of ${caller}`,
    log: (entry) => void log.push(entry),
    now: () => new Date('2026-11-21T10:00:00.000Z'),
    elapsedMs: () => performance.now(),
    newId: () => DECISION_ID,
    ...changes,
  });

  /** One request to its very end, as the platform sees it through. */
  const ask = async (asked: Asked = {}) => {
    const response = await router(routerRequest(asked));
    let text = '';
    for await (const piece of piecesOf(response)) text += piece;
    await response.finish();
    const decision = records.find((record) => record.schema === 'hybrid-llm/decision/1');
    const outcome = records.find((record) => record.schema === 'hybrid-llm/outcome/1');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
      decision,
      outcome,
    };
  };
  return { router, ask, records, log };
}
