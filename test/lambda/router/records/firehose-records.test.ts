import type { AwsJsonCall } from '../../../../lambda/aws/aws-json';
import { createFirehoseRecords } from '../../../../lambda/router/records/firehose-records';
import { testRouter } from '../support/call-router';
import { routerConfig } from '../support/router-config';

/** What Firehose answers where it accepted a record. */
const RECEIPT = { RecordId: 'record-1', Encrypted: true };

async function decisionRecord() {
  const { decision } = await testRouter(routerConfig()).ask();
  if (!decision) throw new Error('no decision');
  return decision;
}

test('a record goes to the stream as one line of JSON', async () => {
  const calls: AwsJsonCall[] = [];
  const records = createFirehoseRecords(
    async (call) => {
      calls.push(call);
      return RECEIPT;
    },
    'audit',
    'writer-1',
  );
  const record = await decisionRecord();
  await records.accept(record);
  const [call] = calls;
  if (!call) throw new Error('no call');
  expect(call).toMatchObject({ service: 'firehose', target: 'Firehose_20150804.PutRecord' });
  const { DeliveryStreamName, Record } = JSON.parse(String(call.body)) as {
    DeliveryStreamName: string;
    Record: { Data: string };
  };
  expect(DeliveryStreamName).toBe('audit');
  const line = Buffer.from(Record.Data, 'base64').toString();
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toEqual({ ...record, chain: expect.objectContaining({ writer: 'writer-1' }) });
});

test('a call that fails is made once more, and no more', async () => {
  let calls = 0;
  const failing = async () => {
    calls++;
    throw new Error('ServiceUnavailable');
  };
  await expect(
    createFirehoseRecords(failing, 'audit', 'writer-1').accept(await decisionRecord()),
  ).rejects.toThrow();
  expect(calls).toBe(2);
});

test('a second call that succeeds is enough', async () => {
  let calls = 0;
  const flaky = async () => {
    calls++;
    if (calls === 1) throw new Error('ServiceUnavailable');
    return RECEIPT;
  };
  await expect(
    createFirehoseRecords(flaky, 'audit', 'writer-1').accept(await decisionRecord()),
  ).resolves.toBeUndefined();
});

test('a record names the record before it that was not acknowledged', async () => {
  const lines: string[] = [];
  let calls = 0;
  const records = createFirehoseRecords(
    async ({ body }) => {
      calls++;
      lines.push(
        Buffer.from(
          (JSON.parse(String(body)) as { Record: { Data: string } }).Record.Data,
          'base64',
        ).toString(),
      );
      if (calls <= 2) throw new Error('ServiceUnavailable');
      return RECEIPT;
    },
    'audit',
    'writer-1',
  );
  await expect(records.accept(await decisionRecord())).rejects.toThrow();
  await records.accept(await decisionRecord());
  expect(lines.map((line) => JSON.parse(line).chain.sequence)).toEqual([1, 1, 2]);
  expect(JSON.parse(lines[2] ?? '').chain.unacknowledged).toEqual([{ first: 1, last: 1 }]);
});

test.each([
  undefined,
  null,
  {},
  'accepted',
  { RecordId: 1 },
  { RecordId: '' },
  { RecordId: ' ' },
  { RecordId: null },
  { RecordId: 'record-1', ErrorCode: 'ServiceUnavailableException' },
  { RecordId: 'record-1', ErrorMessage: 'Slow down.' },
  { RecordId: 'record-1', FailedPutCount: 1 },
  { RecordId: 'record-1', __type: 'LimitExceededException' },
  { RecordId: 'record-1', message: 'Slow down.' },
  { RecordId: 'record-1', Message: 'Slow down.' },
  { RecordId: 'record-1', code: 'LimitExceededException' },
])('an answer without a receipt (%j) accepts nothing', async (answer) => {
  const records = createFirehoseRecords(async () => answer, 'audit', 'writer-1');
  await expect(records.accept(await decisionRecord())).rejects.toThrow('no RecordId');
});

test.each([
  { RecordId: 'record-1' },
  RECEIPT,
  { RecordId: 'record-1', ErrorCode: null },
  { RecordId: 'r', New: 1 },
])('a receipt (%j) accepts the record', async (answer) => {
  const records = createFirehoseRecords(async () => answer, 'audit', 'writer-1');
  await expect(records.accept(await decisionRecord())).resolves.toBeUndefined();
});
