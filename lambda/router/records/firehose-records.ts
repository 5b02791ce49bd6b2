import type { AwsJson } from '../../aws/aws-json';
import { createChain } from './chain';
import type { RecordStream } from './journal';
import { tryTwice } from './try-twice';

const PUT_RECORD = 'Firehose_20150804.PutRecord';

/**
 * Records to Amazon Data Firehose, one JSON object a line, in one chain. A call that was given up may have arrived
 * all the same, so a line can be stored twice, byte for byte the same.
 *
 * @param writer names this execution environment; never used twice
 */
export function createFirehoseRecords(call: AwsJson, streamName: string, writer: string): RecordStream {
  const chained = createChain(writer);
  return {
    async accept(record) {
      const link = chained(record);
      const data = Buffer.from(`${link.line}\n`).toString('base64');
      const body = { DeliveryStreamName: streamName, Record: { Data: data } };
      try {
        await tryTwice(async (signal) => {
          const answer = await call({ service: 'firehose', target: PUT_RECORD, body, signal });
          if (!isReceipt(answer)) throw new Error('Firehose answered PutRecord without a RecordId');
        });
      } catch (error) {
        link.lost();
        throw error;
      }
      link.acknowledged();
    },
  };
}

/** Firehose gives each record it accepted an id. */
const isReceipt = (answer: unknown): boolean =>
  typeof (answer as { readonly RecordId?: unknown } | undefined)?.RecordId === 'string';
