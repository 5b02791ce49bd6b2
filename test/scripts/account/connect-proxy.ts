import { createServer } from 'node:http';
import { connect } from 'node:net';
import { listen } from '../../../local/listen';

/** A proxy that opens tunnels (RFC 9110, CONNECT), and keeps what it was asked for. */
export interface ConnectProxy {
  readonly url: string;
  /** Each host and port, in order. */
  readonly asked: string[];
  close(): void;
}

/** @param password the user and password that it asks for, as `user:password`. @default none */
export async function connectProxy(password?: string): Promise<ConnectProxy> {
  const asked: string[] = [];
  const expected = password && `Basic ${Buffer.from(password).toString('base64')}`;
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, client, head) => {
    asked.push(url);
    client.on('error', () => client.destroy());
    if (expected && headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const [host, port] = url.split(':');
    if (host !== '127.0.0.1') {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  const url = await listen(server);
  return {
    url,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
