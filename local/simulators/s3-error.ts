import type { SimulatedResponse } from './write-response';

/** S3 answers errors in XML. */
export function s3Error(status: number, code: string, message: string): SimulatedResponse {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, pieces: [xml] };
}
