import { createServer } from 'node:http';

// A server that answers without a call. A cold start is measured from the start of this one.

createServer((_, outgoing) => outgoing.end('{}')).listen(0, '127.0.0.1');
