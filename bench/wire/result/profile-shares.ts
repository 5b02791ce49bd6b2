/** The part of a V8 CPU profile that is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  /** The node that ran at each sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

/** Where the CPU of a process goes, in the order in which a reader asks. */
export const ORIGINS = {
  kernel: 'writes to sockets (the kernel)',
  http: 'HTTP, sockets and streams of Node.js',
  engine: 'promises, timers, encodings and the rest of Node.js',
  crypto: 'hashes and MACs',
  garbage: 'garbage collection',
  code: 'its own code',
} as const;

export type Origin = keyof typeof ORIGINS;

/**
 * The time of a profile by origin, as shares of the whole. Idle time and the samples outside JavaScript do not count, nor
 * does the first half: code that is not compiled yet.
 */
export function sharesOf({ nodes, samples, timeDeltas }: CpuProfile): Readonly<Record<Origin, number>> {
  const originOf = new Map(nodes.map(({ id, callFrame }) => [id, origin(callFrame)]));
  const times: Record<Origin, number> = { kernel: 0, http: 0, engine: 0, crypto: 0, garbage: 0, code: 0 };
  let sum = 0;
  for (let i = Math.floor(samples.length / 2); i < samples.length; i++) {
    const from = originOf.get(samples[i] ?? -1);
    if (!from) continue;
    times[from] += timeDeltas[i] ?? 0;
    sum += timeDeltas[i] ?? 0;
  }
  for (const name of Object.keys(times) as Origin[]) times[name] = sum === 0 ? 0 : times[name] / sum;
  return times;
}

function origin({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): Origin | undefined {
  if (functionName === '(garbage collector)') return 'garbage';
  if (/^\((?:idle|program|root)\)$/.test(functionName)) return undefined;
  if (url === '') return KERNEL.test(functionName) ? 'kernel' : 'engine';
  if (!url.startsWith('node:')) return 'code';
  if (CRYPTO.test(url)) return 'crypto';
  return HTTP.test(url) ? 'http' : 'engine';
}

const KERNEL = /^write(?:v|Buffer|\w+String)$/;
const CRYPTO = /^node:(?:internal\/)?crypto/;
const HTTP = /^node:(?:_?http|_?net$|net|events|_stream|internal\/(?:streams|stream_base|http|net))/;
