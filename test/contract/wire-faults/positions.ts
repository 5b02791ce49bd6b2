import type { FaultName } from './faults';
import type { WireAnswer } from './wire-answer';

/**
 * Where a fault is tried. `edges`: at each edge of the structure, at the bytes beside it, and at some between. `bytes`:
 * at each byte of the chunked answers. Both take streamed requests and others in turn. `all`: at each byte of each
 * answer, for streamed requests and others; this takes minutes.
 */
export type Density = 'edges' | 'bytes' | 'all';

/** A byte of an answer, where its length counts as one, and whether the request asks for a stream. */
export interface Position {
  readonly at: number;
  readonly stream: boolean;
}

export function positionsOf(answer: WireAnswer, fault: FaultName, density: Density): readonly Position[] {
  const { events, framing } = answer;
  // A whole event is repeated once for each event, not for each of its bytes.
  if (fault === 'repeats the event') return events.flatMap(({ start }) => bothAt(start));
  const all = Array.from({ length: answer.bytes.length + 1 }, (_, at) => at);
  if (density === 'all') return all.flatMap(bothAt);
  const each = density === 'bytes' && framing === 'chunked';
  const edges = new Set(edgesOf(answer).flatMap((at) => [at - 1, at, at + 1]));
  return all
    .filter((at) => each || edges.has(at) || at % STEP === 0)
    .map((at, index) => ({ at, stream: index % 2 === 0 }));
}

const bothAt = (at: number): readonly Position[] => [true, false].map((stream) => ({ at, stream }));

/** Between two edges, each 31st byte. */
const STEP = 31;

/** Where a line of the head, a chunk, an event, or a part of an event begins or ends. */
function edgesOf({ host, framing, bytes, bodyStart, events, wholeAt }: WireAnswer): readonly number[] {
  const edges = [0, bodyStart, wholeAt, bytes.length];
  const head = bytes.subarray(0, bodyStart);
  for (let at = head.indexOf('\r\n'); at >= 0; at = head.indexOf('\r\n', at + 2)) edges.push(at, at + 2);
  // The events are the same in each framing.
  if (framing !== 'chunked') return edges;
  for (const { chunkStart, start, end, chunkEnd } of events) {
    edges.push(chunkStart, start, end, chunkEnd);
    if (host !== 'vllm') edges.push(start + 12, start + 12 + bytes.readUInt32BE(start + 4), end - 4);
    for (const field of ['"content":"', '"reasoning":"', '"arguments":"']) {
      const text = bytes.subarray(0, end).indexOf(field, start);
      if (text >= 0) edges.push(text + field.length);
    }
  }
  return edges;
}
