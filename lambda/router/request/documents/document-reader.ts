import { Worker } from 'node:worker_threads';
import type {
  DocumentFault,
  DocumentReading,
  ReaderMessage,
  ReaderTask,
} from '../../../document-reader/reading';

/** Reads PDFs. Resolves with one reading for each, in their order. Rejects only where the reader itself cannot run. */
export type DocumentReader = (documents: readonly Uint8Array[]) => Promise<readonly DocumentReading[]>;

export interface ReaderLimits {
  /** The longest time for all documents of a request, and before it for the start of the thread, milliseconds. */
  readonly ms: number;
  /** The time that any documents have once the thread runs, milliseconds. */
  readonly baseMs: number;
  /** The time that each of their bytes adds, milliseconds, up to `ms` in all. */
  readonly msPerByte: number;
  /** The most memory that reading them may add to the process, bytes. */
  readonly bytes: number;
}

/**
 * 70 pages of two manuals take 1.7 seconds of a whole CPU and 80 MB, measured 2026-11-26 with Node.js 20 and 24; a router has a
 * little more than half of a CPU. It has 1,024 MB, of which it uses 150 itself.
 *
 * A PDF of 2 KB can keep its reader busy for hours: forms that draw forms, ten times each. So time is in proportion to the
 * bytes. A page takes about 25 milliseconds of a whole CPU and has at least 1 KB, and 0.1 milliseconds for a byte are four times
 * that. The base is for the first page, which takes 200 milliseconds of a whole CPU until the code of the library is compiled,
 * and for pages that many pages share.
 */
export const LIMITS: ReaderLimits = { ms: 20_000, baseMs: 2_000, msPerByte: 0.1, bytes: 512 * 1024 * 1024 };

/** The time for these documents, once the thread runs. */
const timeFor = (documents: readonly Uint8Array[], { ms, baseMs, msPerByte }: ReaderLimits): number =>
  Math.min(ms, baseMs + msPerByte * documents.reduce((sum, { length }) => sum + length, 0));

/** How often the memory is measured, milliseconds. Node.js limits the heap of a thread, and not its buffers. */
const MEASURE_MS = 20;

/**
 * A reader in a thread of its own for each request. The bytes are hostile until shown otherwise: the thread has no
 * environment variables, prints nowhere, and is ended when it has read, or after the limits of time and memory. What it
 * does to itself is a fault of the document.
 *
 * @param file the bundled reader
 */
export function createDocumentReader(file: string, limits: ReaderLimits = LIMITS): DocumentReader {
  return (documents) =>
    new Promise((resolve, reject) => {
      const readings: DocumentReading[] = [];
      let started = false;
      const before = process.memoryUsage.rss();
      // Memory of their own: a small buffer shares its memory with others, and a thread is given the whole of it.
      const alone = documents.map((document) => new Uint8Array(document));
      const thread = new Worker(file, {
        workerData: { documents: alone } satisfies ReaderTask,
        transferList: alone.map(({ buffer }) => buffer),
        env: {},
        execArgv: [],
        stdout: true,
        stderr: true,
        resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
      });
      let timer = setTimeout(() => end('takes-too-long'), limits.ms);
      const meter = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.bytes) end('takes-too-much-memory');
      }, MEASURE_MS);

      /** Ends the thread; every document without a reading has this fault. */
      const end = (fault: DocumentFault) => {
        stop();
        const unread = documents.slice(readings.length).map(() => ({ fault }));
        thread.terminate().then(() => resolve([...readings, ...unread]), reject);
      };
      const stop = () => {
        clearTimeout(timer);
        clearInterval(meter);
        thread.removeAllListeners();
        // A thread may fail on its way to its end.
        thread.on('error', () => undefined);
      };
      thread.on('message', (message: ReaderMessage) => {
        if (message === 'started') {
          started = true;
          clearTimeout(timer);
          timer = setTimeout(() => end('takes-too-long'), timeFor(documents, limits));
        } else if (readings.push(message) === documents.length) end('damaged');
      });
      thread.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end('takes-too-much-memory');
        else if (started) end('damaged');
        else {
          stop();
          reject(error);
        }
      });
      thread.on('exit', () => end('damaged'));
    });
}
