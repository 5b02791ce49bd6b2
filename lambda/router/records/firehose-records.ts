import type { AwsJson } from '../../aws/aws-json';
import { createChain } from './chain';
import type { RecordStream } from './journal';
import { tryTwice } from './try-twice';

const PUT_RECORD = 'Firehose_20150804.PutRecord';

/**
 * Sends records to Amazon Data Firehose, one JSON object a line, in one chain. A call that timed out may still have
 * arrived, so the bucket can hold the same line twice, byte for byte.
 *
 * @param writer the id of this execution environment; never used twice
 */
export function createFirehoseRecords(call: AwsJson, streamName: string, writer: string): RecordStream {
  const chained = createChain(writer);
  const before = `{"DeliveryStreamName":${JSON.stringify(streamName)},"Record":{"Data":"`;
  return {
    async accept(record) {
      const link = chained(record);
      const body = `${before}${Buffer.from(`${link.line}\n`).toString('base64')}"}}`;
      try {
        await tryTwice(async (timeoutMs) => {
          const answer = await call({ service: 'firehose', target: PUT_RECORD, body, timeoutMs });
          if (!isReceipt(answer)) throw new Error('the answer of Firehose to PutRecord has no RecordId');
        });
      } catch (error) {
        link.lost();
        throw error;
      }
      link.acknowledged();
    },
  };
}

/** Firehose returns an id for each record that it accepts. An answer that also speaks of an error accepts nothing. */
function isReceipt(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { RecordId } = answer as { readonly RecordId?: unknown };
  if (typeof RecordId !== 'string' || RecordId.trim() === '') return false;
  return !Object.entries(answer).some(([name, value]) => OF_AN_ERROR.test(name) && value !== null);
}

/** Fields of errors in AWS's JSON protocol, and of the results of PutRecordBatch. */
const OF_AN_ERROR = /error|fail|^__type$|^message$|^code$/i;
