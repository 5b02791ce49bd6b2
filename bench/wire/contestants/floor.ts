import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { callUpstream, passOn, postRecord } from './pass-through';

// The audited floor: the least that a router with records can do. A record is accepted before the first byte of the
// answer, and another is written after the last one. Before a call that leaves the account, to Bedrock, the record is
// accepted before the call; before another it is written beside the call.

/** As large as a decision record. */
const RECORD = Buffer.from(JSON.stringify({ record: 'x'.repeat(1_400) }));

createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch(() => outgoing.destroy());
}).listen(0, '127.0.0.1');

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const recorded = postRecord(RECORD);
  if (incoming.url?.startsWith('/model/')) await recorded;
  const [answered] = await Promise.all([callUpstream(incoming), recorded]);
  await passOn(answered, outgoing);
  await postRecord(RECORD);
}
