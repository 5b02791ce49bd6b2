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
  return {
    async accept(record) {
      const link = chained(record);
      const data = Buffer.from(`${link.line}\n`).toString('base64');
      const body = { DeliveryStreamName: streamName, Record: { Data: data } };
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

/** Firehose returns an id for each record that it accepts. */
const isReceipt = (answer: unknown): boolean =>
  typeof (answer as { readonly RecordId?: unknown } | undefined)?.RecordId === 'string';
