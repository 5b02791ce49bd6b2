import './node-20';
import { parentPort, workerData } from 'node:worker_threads';
import { readPdf } from './read-pdf';
import type { ReaderMessage, ReaderTask } from './reading';

// The program of the thread that reads documents: one after the other, each answered with its reading. It ends with
// the last one; the router ends it earlier where it takes too much of anything.

const { documents } = workerData as ReaderTask;
const send = (message: ReaderMessage) => parentPort?.postMessage(message);

send('started');
for (const document of documents) send(await readPdf(Buffer.from(document)));
