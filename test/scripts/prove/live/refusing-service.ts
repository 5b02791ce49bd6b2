import { text } from 'node:stream/consumers';
import type { MotoAccount } from '../../account/moto-account';
import { simulatedService } from '../../account/simulated-service';

/** A service with the Query protocol as moto simulates it, for credentials that may not call these operations. */
export const refusingService = (moto: () => MotoAccount, refused: readonly string[]) =>
  simulatedService(async (request, response) => {
    const body = await text(request);
    const action = new URLSearchParams(body).get('Action') ?? '';
    if (refused.includes(action)) {
      response.writeHead(403, { 'content-type': 'text/xml' });
      response.end(
        `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform ${action}</Message></Error></ErrorResponse>`,
      );
      return;
    }
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const answered = await fetch(new URL(request.url ?? '/', moto().endpoint), {
      method: 'POST',
      headers,
      body,
    });
    response.writeHead(answered.status, { 'content-type': 'text/xml' });
    response.end(await answered.text());
  });
