import { randomBytes } from 'node:crypto';
import { jsonService, ServiceException } from './aws-json-service';
import type { SimulatedService } from './simulated-server';

/** One record as Firehose received it. */
export interface DeliveredRecord {
  readonly stream: string;
  readonly data: Buffer;
}

/** Amazon Data Firehose. Every stream exists; a record is handed on before the answer. */
export function firehoseService(onRecord: (record: DeliveredRecord) => void): SimulatedService {
  const accept = (stream: string, record: unknown) => {
    onRecord({ stream, data: dataOf(record) });
    return { RecordId: randomBytes(84).toString('base64') };
  };
  return jsonService({
    'Firehose_20150804.PutRecord': (body) => ({
      ...accept(streamOf(body), body.Record),
      Encrypted: true,
    }),
    'Firehose_20150804.PutRecordBatch': (body) => {
      const { Records: records } = body;
      if (!Array.isArray(records) || records.length < 1 || records.length > 500) {
        throw new ServiceException('InvalidArgumentException', 'Records must hold 1 to 500 records');
      }
      const stream = streamOf(body);
      records.forEach(dataOf);
      return {
        FailedPutCount: 0,
        Encrypted: true,
        RequestResponses: records.map((record) => accept(stream, record)),
      };
    },
  });
}

function streamOf({ DeliveryStreamName: name }: Record<string, unknown>): string {
  if (typeof name === 'string' && /^[\w.-]{1,64}$/.test(name)) return name;
  throw new ServiceException(
    'InvalidArgumentException',
    'DeliveryStreamName must be 1 to 64 of a-zA-Z0-9_.-',
  );
}

/** A record's bytes, at most 1,024,000 of them before base64. */
function dataOf(record: unknown): Buffer {
  const { Data: text } = (record ?? {}) as { Data?: unknown };
  const data = typeof text === 'string' ? Buffer.from(text, 'base64') : undefined;
  if (!data || data.toString('base64') !== text) {
    throw new ServiceException('SerializationException', 'Record.Data must be base64');
  }
  if (data.byteLength > 1_024_000) {
    throw new ServiceException('InvalidArgumentException', 'a record holds at most 1024000 bytes');
  }
  return data;
}
