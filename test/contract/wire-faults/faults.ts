import type { WireAnswer } from './wire-answer';

/** What goes over the connection, in order. `turn`: the bytes before it leave in a segment of their own. */
export interface Script {
  readonly steps: readonly (Buffer | 'turn' | 'pause')[];
  /** `stay`: the connection stays open. `end`: a FIN. `reset`: an RST. */
  readonly finally: 'stay' | 'end' | 'reset';
}

/** What happens to an answer at one of its bytes. */
export interface Fault {
  readonly name: FaultName;
  script(answer: WireAnswer, at: number): Script;
}

export const FAULT_NAMES = [
  'is cut',
  'is reset',
  'stalls for ever',
  'stalls and goes on',
  'is split',
  'sends the rest twice',
  'repeats the byte',
  'has a foreign letter',
  'has a foreign NUL',
  'repeats the event',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

/** The answer as it was recorded. */
export const clean = (answer: WireAnswer): Script => whole(answer, answer.bytes);

const SCRIPTS: Readonly<Record<FaultName, Fault['script']>> = {
  'is cut': ({ bytes }, at) => ({ steps: [bytes.subarray(0, at)], finally: 'end' }),
  'is reset': ({ bytes }, at) => ({ steps: [bytes.subarray(0, at), 'pause'], finally: 'reset' }),
  'stalls for ever': ({ bytes }, at) => ({ steps: [bytes.subarray(0, at)], finally: 'stay' }),
  'stalls and goes on': (answer, at) => inTwo(answer, at, 'pause'),
  'is split': (answer, at) => inTwo(answer, at, 'turn'),
  'sends the rest twice': (answer, at) =>
    whole(answer, Buffer.concat([answer.bytes, answer.bytes.subarray(at)])),
  'repeats the byte': (answer, at) => inserted(answer, at, answer.bytes.subarray(at, at + 1)),
  'has a foreign letter': (answer, at) => inserted(answer, at, Buffer.from('x')),
  'has a foreign NUL': (answer, at) => inserted(answer, at, Buffer.from([0])),
  'repeats the event': (answer, at) => {
    const event = answer.events.find(({ chunkEnd }) => at < chunkEnd);
    const { chunkStart = 0, chunkEnd = 0 } = event ?? {};
    return inserted(answer, chunkEnd, answer.bytes.subarray(chunkStart, chunkEnd));
  },
};

export const FAULTS: readonly Fault[] = FAULT_NAMES.map((name) => ({ name, script: SCRIPTS[name] }));

function whole({ framing }: WireAnswer, ...steps: Script['steps']): Script {
  return { steps, finally: framing === 'close' ? 'end' : 'stay' };
}

function inTwo(answer: WireAnswer, at: number, between: 'turn' | 'pause'): Script {
  return whole(answer, answer.bytes.subarray(0, at), between, answer.bytes.subarray(at));
}

function inserted(answer: WireAnswer, at: number, extra: Buffer): Script {
  const { bytes } = answer;
  return whole(answer, Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)]));
}
