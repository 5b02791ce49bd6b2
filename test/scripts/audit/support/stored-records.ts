import { createFirehoseRecords } from '../../../../lambda/router/records/firehose-records';
import type { RecordStream } from '../../../../lambda/router/records/journal';
import type { StoredObject } from '../../../../scripts/audit/source/stored-object';
import { type Asked, digestOf, testRouter } from '../../../lambda/router/support/call-router';
import { fakeHosts, type Step } from '../../../lambda/router/support/fake-hosts';
import { routerConfig, SECOND_OPINION } from '../../../lambda/router/support/router-config';

/** When the router of these tests decides. */
export const DECIDED = new Date('2026-11-21T10:00:00.000Z');
export const HOUR_LATER = new Date('2026-11-21T11:00:00.000Z');

export interface Router {
  readonly writer?: string;
  readonly scripts?: Readonly<Record<string, readonly Step[]>>;
  readonly requests?: readonly Asked[];
  /** Numbers of the calls to the stream that it does not acknowledge, 1 for the first. */
  readonly lost?: readonly number[];
  /** Of these, calls whose record is stored all the same. @default none */
  readonly storedAnyway?: readonly number[];
  /** Numbers of the requests for which KMS has no key, 1 for the first. @default none */
  readonly withoutKey?: readonly number[];
  /** Whether the deployment has a second opinion, which finds nothing. @default false */
  readonly secondOpinion?: boolean;
}

/** The lines a router writes for these requests, one after the other. Decision ids: `<writer>-1`, `<writer>-2`, … */
export async function storedLines(router: Router = {}): Promise<string[]> {
  const { writer = 'writer', scripts = {}, requests = [{}, {}], lost = [] } = router;
  const { storedAnyway = [], withoutKey = [] } = router;
  const config = routerConfig(router.secondOpinion ? { secondOpinion: SECOND_OPINION } : {});
  const lines: string[] = [];
  let calls = 0;
  let ids = 0;
  let asked = 0;
  const stream = createFirehoseRecords(
    async ({ body }) => {
      const { Data } = (JSON.parse(String(body)) as { Record: { Data: string } }).Record;
      const isLost = lost.includes(++calls);
      if (!isLost || storedAnyway.includes(calls))
        lines.push(Buffer.from(Data, 'base64').toString().trimEnd());
      if (isLost) throw new Error('ServiceUnavailable');
      return { RecordId: String(calls) };
    },
    'audit',
    writer,
  );
  const records: RecordStream = stream;
  const newId = () => `${writer}-${++ids}`;
  const { ask } = testRouter(config, {
    records,
    newId,
    hosts: fakeHosts(scripts).hosts,
    detectPersonalData: async () => [],
    digest: async (text) => {
      if (withoutKey.includes(asked)) throw new Error('KMSInvalidStateException');
      return digestOf(text);
    },
  });
  for (const [index, request] of requests.entries()) {
    asked = index + 1;
    await ask({ requestId: `${writer}-request-${index + 1}`, ...request });
  }
  return lines;
}

/** Lines as an object has them. */
export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

export const objectOf = (lines: readonly string[], name = 'records.ndjson'): StoredObject =>
  storedObject(name, textOf(lines));

export const storedObject = (name: string, bytes: Uint8Array | string): StoredObject => ({
  name,
  key: name,
  content: () => each([Buffer.from(bytes)]),
});

export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
