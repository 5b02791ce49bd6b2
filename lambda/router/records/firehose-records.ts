import type { AwsJson } from '../../aws/aws-json';
import type { RecordStream } from '../ports';
import { tryTwice } from './try-twice';

/**
 * Records to Amazon Data Firehose, one JSON object a line. A call that was given up may have arrived all the same,
 * so a record can be stored twice; readers tell by `schema` and `decisionId`.
 */
export function createFirehoseRecords(call: AwsJson, streamName: string): RecordStream {
  return {
    async accept(record) {
      const data = Buffer.from(`${JSON.stringify(record)}\n`).toString('base64');
      const body = { DeliveryStreamName: streamName, Record: { Data: data } };
      await tryTwice((signal) =>
        call({ service: 'firehose', target: 'Firehose_20150804.PutRecord', body, signal }),
      );
    },
  };
}
