import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './simulator';

/** What a service answers: several pieces are streamed one by one. */
export interface SimulatedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly (string | Buffer)[];
  /** What a streamed answer shows while the model thinks. @default nothing: the answer is not streamed */
  readonly thinking?: Thinking;
}

/** Pieces that show thinking in the service's protocol, each complete in itself. */
export interface Thinking {
  /** How many pieces of the answer come before. */
  readonly after: number;
  readonly reasoning: string | Buffer;
  readonly ping: string | Buffer;
}

/** Writes an answer piece by piece, as far as the fault lets it. `paceMs`: the pause between two pieces. */
export async function writeResponse(
  { status, headers, pieces, thinking }: SimulatedResponse,
  outgoing: ServerResponse,
  paceMs: number,
  fault: Fault | undefined,
): Promise<void> {
  const stopsAfter = stoppingPoint(fault);
  if (stopsAfter > 0) {
    const length = pieces.length === 1 ? { 'content-length': Buffer.byteLength(pieces[0] ?? '') } : {};
    outgoing.writeHead(status, { ...headers, ...length });
    for (const [index, piece] of pieces.slice(0, stopsAfter).entries()) {
      if (fault?.kind === 'think' && index === (thinking?.after ?? 0)) await think(fault, thinking, outgoing);
      if (outgoing.destroyed) return;
      outgoing.write(piece);
      await (paceMs > 0 ? pause(paceMs) : nextTurn());
    }
  }
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset' || fault?.kind === 'down') {
    // A reset throws away what the other side has not read yet; give it time to.
    await pause(stopsAfter > 0 ? 20 : 0);
    outgoing.socket?.resetAndDestroy();
  } else {
    outgoing.end();
  }
}

async function think(
  { forMs, everyMs = 100, shows = 'reasoning' }: Extract<Fault, { kind: 'think' }>,
  thinking: Thinking | undefined,
  outgoing: ServerResponse,
): Promise<void> {
  for (let left = forMs; left > 0 && !outgoing.destroyed; left -= everyMs) {
    if (thinking && shows !== 'nothing') outgoing.write(thinking[shows]);
    await pause(Math.min(everyMs, left));
  }
}

/** How many pieces go out. */
function stoppingPoint(fault: Fault | undefined): number {
  if (fault?.kind === 'hang') return fault.afterEvents ?? 0;
  if (fault?.kind === 'reset') return fault.afterEvents;
  return fault?.kind === 'down' ? 0 : Number.POSITIVE_INFINITY;
}
