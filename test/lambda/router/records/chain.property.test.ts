import fc from 'fast-check';
import { createFirehoseRecords } from '../../../../lambda/router/records/firehose-records';
import { storedObject } from '../../../scripts/audit/support/stored-records';
import { verifyObjects } from '../../../scripts/audit/support/verify-objects';
import { routerRequest, testRouter } from '../support/call-router';
import { piecesOf } from '../support/streams';

/** What the stream does with one call: how long it takes, and whether the record arrives and is acknowledged. */
const behaviour = fc.record({
  ms: fc.nat(3),
  fate: fc.constantFrom('stored', 'stored', 'refused', 'stored but not acknowledged'),
});

const verify = (text: string) => verifyObjects(text === '' ? [] : [storedObject('stream', text)]);

test('a chain is complete for every overlap and every failure of the stream: only records that their writer names are missing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(behaviour, { minLength: 30, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (fates, requests) => {
        let stored = '';
        let calls = 0;
        const records = createFirehoseRecords(
          async ({ body }) => {
            const { ms, fate } = fates[calls++ % fates.length] ?? { ms: 0, fate: 'stored' };
            await new Promise((resolve) => setTimeout(resolve, ms));
            if (fate === 'refused') throw new Error('ServiceUnavailable');
            const { Data } = (JSON.parse(String(body)) as { Record: { Data: string } }).Record;
            stored += Buffer.from(Data, 'base64').toString();
            if (fate !== 'stored') throw new Error('TimeoutError');
            return { RecordId: String(calls) };
          },
          'audit',
          'writer-1',
        );
        const { router } = testRouter(undefined, { records });
        const ask = async () => {
          const response = await router(routerRequest());
          for await (const _ of piecesOf(response));
          await response.finish();
        };
        await Promise.all(Array.from({ length: requests }, ask));
        fates.fill({ ms: 0, fate: 'stored' });
        await ask();
        expect((await verify(stored)).findings).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});

test('durations do not follow the clock: a clock that is set back makes none negative', async () => {
  let hour = 24;
  const now = () => new Date(Date.UTC(2026, 10, 21, hour--));
  const { outcome } = await testRouter(undefined, { now }).ask();
  expect(outcome?.totalMs).toBeGreaterThanOrEqual(0);
  expect(outcome?.firstByteMs).toBeGreaterThanOrEqual(outcome?.firstEventMs ?? Number.NaN);
});
