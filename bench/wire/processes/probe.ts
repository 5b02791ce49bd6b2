import { type AddressInfo, Server } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded before the program of every process of the bench. It says on which port the process listens, answers for its CPU
// and memory, and ends the process when the bench has ended, however it ended.

/** What a process used since its start. CPU in milliseconds, exact to the microsecond; memory in bytes. */
export interface Usage {
  readonly cpuMs: number;
  readonly rss: number;
  /** The JavaScript heap, and what its objects hold outside of it, such as buffers. */
  readonly held: number;
}

/** `usage`: now. `collected`: after a garbage collection. */
export type ProbeQuestion = 'usage' | 'collected';

const { listen } = Server.prototype;
Server.prototype.listen = function (this: Server, ...options: unknown[]) {
  this.once('listening', () => process.send?.({ port: (this.address() as AddressInfo).port }));
  return Reflect.apply(listen, this, options);
} as typeof listen;

process.on('message', ({ id, ask }: { readonly id: number; readonly ask: unknown }) => {
  if (ask !== 'usage' && ask !== 'collected') return;
  if (ask === 'collected') collectGarbage();
  process.send?.({ id, reply: usage() });
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole process group; the bench decides when its processes end.
process.on('SIGINT', () => undefined);

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, rss, held: heapUsed + external };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
}
