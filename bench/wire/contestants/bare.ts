import { createServer } from 'node:http';
import { callUpstream, passOn } from './pass-through';

// The bare pass-through: Node.js from http to http, nothing else.

createServer((incoming, outgoing) => {
  callUpstream(incoming).then(
    (answer) => passOn(answer, outgoing),
    () => outgoing.destroy(),
  );
}).listen(0, '127.0.0.1');
