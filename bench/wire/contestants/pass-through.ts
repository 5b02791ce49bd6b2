import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

const agent = new Agent({ keepAlive: true });
const { UPSTREAM = '' } = process.env;

/** Calls the upstream server with a request as it came. Resolves when the answer begins. */
export function callUpstream(incoming: IncomingMessage): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { host: _, ...headers } = incoming.headers;
    const { method, url } = incoming;
    const outgoing = request(UPSTREAM + url, { agent, method, headers }, resolve);
    outgoing.on('error', reject);
    incoming.pipe(outgoing);
  });
}

/** Passes an answer on, byte by byte. Resolves after the last one. */
export function passOn(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, () => resolve());
  });
}

/** Posts a small record, and resolves when it is accepted. */
export function postRecord(record: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': record.length };
    const outgoing = request(`${UPSTREAM}/audit`, { agent, method: 'POST', headers }, (answer) =>
      answer.resume().once('end', resolve),
    );
    outgoing.on('error', reject);
    outgoing.end(record);
  });
}
