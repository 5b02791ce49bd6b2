import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface EchoServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A service that refuses everything with this status, and says back what it was sent wherever an error has room. */
export async function startEchoServer(status: number, canary: string): Promise<EchoServer> {
  const server = createServer(async (request, response) => {
    const said = `${canary} ${(await buffer(request)).toString()}`;
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': `${canary}Exception:${canary}`,
      'x-canary': canary,
    });
    response.end(
      JSON.stringify({
        __type: `${canary}#${canary}Exception`,
        message: said,
        Message: said,
        OriginalMessage: said,
        error: { message: said, type: canary, code: canary, param: canary },
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
