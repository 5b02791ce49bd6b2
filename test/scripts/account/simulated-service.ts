import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { listen } from '../../../local/listen';
import type { Account } from '../../../scripts/account/account';
import { accountAt } from './account-at';

// What moto does not know of AWS, on the wire. Call one at the top of a file or of a `describe`: it answers its tests.

/** @returns the account in a region whose services are all this one */
export function simulatedService(answer: RequestListener): (region: string) => Account {
  const server = createServer(answer);
  let endpoint = '';
  beforeAll(async () => {
    endpoint = await listen(server);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return (region) => accountAt(endpoint, region);
}

/** What a service whose protocol is REST with JSON answers: a body, or the name of an error with its status. */
export type JsonAnswer = { readonly body: object } | { readonly error: string; readonly status: number };

export const simulatedJsonService = (answer: (request: IncomingMessage) => JsonAnswer) =>
  simulatedService((request, response) => {
    const answered = answer(request);
    const isError = 'error' in answered;
    response.writeHead(isError ? answered.status : 200, {
      'content-type': 'application/json',
      ...(isError && { 'x-amzn-errortype': answered.error }),
    });
    response.end(JSON.stringify(isError ? { message: 'no' } : answered.body));
  });
