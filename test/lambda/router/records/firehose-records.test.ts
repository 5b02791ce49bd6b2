import type { AwsJsonCall } from '../../../../lambda/aws/aws-json';
import { createFirehoseRecords } from '../../../../lambda/router/records/firehose-records';
import { testRouter } from '../support/call-router';
import { routerConfig } from '../support/router-config';

async function decisionRecord() {
  const { decision } = await testRouter(routerConfig()).ask();
  if (!decision) throw new Error('no decision');
  return decision;
}

test('a record goes to the stream as one line of JSON', async () => {
  const calls: AwsJsonCall[] = [];
  const records = createFirehoseRecords(async (call) => void calls.push(call), 'audit');
  const record = await decisionRecord();
  await records.accept(record);
  const [call] = calls;
  if (!call) throw new Error('no call');
  expect(call).toMatchObject({ service: 'firehose', target: 'Firehose_20150804.PutRecord' });
  const { DeliveryStreamName, Record } = call.body as {
    DeliveryStreamName: string;
    Record: { Data: string };
  };
  expect(DeliveryStreamName).toBe('audit');
  const line = Buffer.from(Record.Data, 'base64').toString();
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toEqual(record);
});

test('a call that fails is made once more, and no more', async () => {
  let calls = 0;
  const failing = async () => {
    calls++;
    throw new Error('ServiceUnavailable');
  };
  await expect(createFirehoseRecords(failing, 'audit').accept(await decisionRecord())).rejects.toThrow();
  expect(calls).toBe(2);
});

test('a second call that succeeds is enough', async () => {
  let calls = 0;
  const flaky = async () => {
    calls++;
    if (calls === 1) throw new Error('ServiceUnavailable');
  };
  await expect(createFirehoseRecords(flaky, 'audit').accept(await decisionRecord())).resolves.toBeUndefined();
});
