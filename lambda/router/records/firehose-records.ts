import type { AwsJson } from '../../aws/aws-json';
import type { RecordStream } from '../ports';
import { createChain } from './chain';
import { tryTwice } from './try-twice';

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
        await tryTwice((signal) =>
          call({ service: 'firehose', target: 'Firehose_20150804.PutRecord', body, signal }),
        );
      } catch (error) {
        link.lost();
        throw error;
      }
      link.acknowledged();
    },
  };
}
