import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';

// What both floors are made of: Node's own http, and as little of it as a pass-through needs. So there are no pipelines and
// no back-pressure, which would cost more and which no case needs.

const agent = new Agent({ keepAlive: true });
const { UPSTREAM = '' } = process.env;
const { hostname, port } = new URL(UPSTREAM);

/** Calls the upstream server with a request as it came. Resolves when the answer begins. */
export function callUpstream(incoming: IncomingMessage): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, url: path, headers } = incoming;
    const outgoing = request({ hostname, port, agent, method, path, headers }, resolve);
    outgoing.on('error', reject);
    incoming.on('data', (part) => outgoing.write(part));
    incoming.on('end', () => outgoing.end());
  });
}

/** Passes an answer on, byte by byte. Resolves after the last one. */
export function passOn(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('data', (part) => outgoing.write(part));
    answer.on('end', () => {
      outgoing.end();
      resolve();
    });
    answer.on('error', reject);
  });
}

/** Posts a small record, and resolves when it is accepted. */
export function postRecord(record: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': record.length };
    const options = { hostname, port, agent, method: 'POST', path: '/audit', headers };
    const outgoing = request(options, (answer) => answer.resume().once('end', resolve));
    outgoing.on('error', reject);
    outgoing.end(record);
  });
}
