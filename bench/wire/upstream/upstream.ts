import { createServer, type Socket } from 'node:net';
import { MessageReader } from '../http/message-reader';
import { ANSWERS, type Answer, type AnswerName } from '../plan/answers';
import { ANSWER_ON, type Rendered } from './rendered-answers';
import { type Asked, routeOf } from './route';

// The servers that the contestants call, in one process and on one port: vLLM's OpenAI server, Bedrock's Converse and
// ConverseStream, Firehose, KMS, and the audit endpoint of the floor. Answers are rendered once, before the first
// request. Nothing is checked: local/simulators/ do that, at a cost that would be measured here.

createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  const reader = new MessageReader(({ head, body }) => answer(socket, routeOf(head, body)));
  socket.on('data', (read) => reader.feed(read));
}).listen(0, '127.0.0.1');

function answer(socket: Socket, asked: Asked | undefined): void {
  if (!asked) {
    socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  } else if (!('answer' in asked)) {
    socket.write(RECEIPTS[asked.of]);
  } else {
    const sent = inChunks(asked);
    if (sent.length === 1) socket.write(sent[0] as Buffer);
    else stream(socket, sent, ANSWERS[asked.answer]);
  }
}

const RECEIPTS = {
  firehose: aws({ RecordId: 'r'.repeat(112), Encrypted: true }),
  kms: aws({
    KeyId: 'arn:aws:kms:us-east-1:111122223333:key/bench',
    Mac: 'A'.repeat(43),
    MacAlgorithm: 'HMAC_SHA_256',
  }),
  audit: response('application/json', Buffer.from('{"accepted":true}')),
};

function aws(body: object): Buffer {
  return response('application/x-amz-json-1.1', Buffer.from(JSON.stringify(body)));
}

function response(contentType: string, body: Buffer): Buffer {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: ${contentType}\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

const rendered = new Map<string, readonly Buffer[]>();

/** An answer as it is written to the socket. */
function inChunks({ of, answer, stream }: Extract<Asked, { answer: AnswerName }>): readonly Buffer[] {
  const key = `${of} ${answer} ${stream}`;
  const known = rendered.get(key) ?? writesOf(ANSWER_ON[of](answer, stream), ANSWERS[answer]);
  rendered.set(key, known);
  return known;
}

function writesOf(rendered: Rendered, { eventsPerWrite = 1 }: Answer): readonly Buffer[] {
  if ('body' in rendered) return [response(rendered.contentType, rendered.body)];
  const head = `HTTP/1.1 200 OK\r\ncontent-type: ${rendered.contentType}\r\ntransfer-encoding: chunked\r\n\r\n`;
  const chunks = rendered.events.map((event) =>
    Buffer.concat([Buffer.from(`${event.length.toString(16)}\r\n`), event, Buffer.from('\r\n')]),
  );
  const writes: Buffer[] = [];
  for (let first = 0; first < chunks.length; first += eventsPerWrite) {
    writes.push(Buffer.concat(chunks.slice(first, first + eventsPerWrite)));
  }
  const [first = Buffer.alloc(0), ...others] = writes;
  return [Buffer.concat([Buffer.from(head), first]), ...others, Buffer.from('0\r\n\r\n')];
}

/** Writes a streamed answer: a write every `paceMs`, or in each turn of the event loop. */
function stream(socket: Socket, writes: readonly Buffer[], { paceMs, silentAfter }: Answer): void {
  const last = silentAfter ?? writes.length;
  let next = 0;
  const write = (): boolean => {
    if (socket.destroyed) return false;
    socket.write(writes[next] as Buffer);
    next += 1;
    return next < last;
  };
  if (paceMs !== undefined) {
    write();
    const timer = setInterval(() => {
      if (!write()) clearInterval(timer);
    }, paceMs);
    return;
  }
  const turn = () => {
    if (write()) setImmediate(turn);
  };
  turn();
}
