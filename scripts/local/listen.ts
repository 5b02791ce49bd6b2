import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on the loopback address and gives the URL. @param port 0 for any free one */
export function listen(server: Server, port = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}
