import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalRunError } from './local-run-error';

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

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'needs rights that this user does not have',
};

/** The same for a port that the user chose. Throws LocalRunError that says how to take another port. */
export async function listenForClients(server: Server, port: number): Promise<string> {
  try {
    return await listen(server, port);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = WHY[code] ?? 'cannot be used';
    throw new LocalRunError(
      `Port ${port} ${why}. Take another with --port, such as --port ${port === 8081 ? 8082 : 8081}`,
    );
  }
}
