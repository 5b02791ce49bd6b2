import { eventFrame } from '../../../local/simulators/event-stream-frame';
import { HOSTS, type Host } from '../../../policy/boundary';
import { eventEnds, recorded } from '../recorded';

/** How HTTP says where the body ends: in chunks, by its length, or by the end of the connection. */
export const FRAMINGS = ['chunked', 'length', 'close'] as const;
export type Framing = (typeof FRAMINGS)[number];

/** What a recorded answer is made of. */
export const KINDS = ['text', 'calls', 'reasoning'] as const;
export type Kind = (typeof KINDS)[number];

/** One event or frame of an answer, by its place among the bytes of the connection. */
export interface WireEvent {
  /** Its first byte, and that of the chunk around it. */
  readonly start: number;
  readonly chunkStart: number;
  /** Behind its last byte, and behind that of its chunk. */
  readonly end: number;
  readonly chunkEnd: number;
  /** What a reader has more when this event is whole: reasoning, text, or arguments of a call. */
  readonly text: string;
  /** Whether the text is over, and whether the whole answer is. */
  readonly finishes: boolean;
  readonly last: boolean;
}

/** A recorded answer as it is on the wire: status line, headers and framed body. */
export interface WireAnswer {
  readonly host: Host;
  readonly kind: Kind;
  readonly framing: Framing;
  readonly bytes: Buffer;
  readonly bodyStart: number;
  readonly events: readonly WireEvent[];
  readonly text: string;
  /** How many bytes make the answer whole. What follows them is HTTP's own. */
  readonly wholeAt: number;
}

/** A part of the body that is sent in one chunk. */
interface Unit extends Pick<WireEvent, 'text' | 'finishes' | 'last'> {
  readonly bytes: Buffer;
}

/** What each host's recorded answers are made of. The text is read out of the recordings here, without the router's decoders. */
const UNITS_OF: Readonly<Record<Host, Partial<Readonly<Record<Kind, () => readonly Unit[]>>>>> = {
  vllm: {
    text: () => shortened(sseUnits(recorded('vllm/answer.sse'))),
    calls: () => sseUnits(recorded('vllm/calls.sse')),
    reasoning: () => shortened(sseUnits(recorded('vllm/reasoning.sse'))),
  },
  bedrock: { text: () => shortened(frames(recorded('bedrock/answer.bin')).map(bedrockUnit)) },
  sagemaker: {
    text: () => payloadParts(shortened(containerUnits('sagemaker/answer.bin'))),
    calls: () => payloadParts(containerUnits('sagemaker/calls.bin')),
    reasoning: () => payloadParts(shortened(containerUnits('sagemaker/reasoning.bin'))),
  },
};

const containerUnits = (file: string): readonly Unit[] =>
  sseUnits(Buffer.concat(frames(recorded(file)).map(bodyOf)));

/** Without the words in the middle. The first one and the last one, whose character has four bytes, remain. */
function shortened(units: readonly Unit[]): readonly Unit[] {
  const words = units.filter(({ text }) => text !== '');
  const kept = new Set([words.at(0), words.at(-1)]);
  return units.filter((unit) => unit.text === '' || kept.has(unit));
}

function sseUnits(stream: Buffer): readonly Unit[] {
  return pieces(stream, eventEnds(stream, 'sse')).map((bytes) => {
    const data = bytes.toString().slice('data: '.length).trim();
    if (data === '[DONE]') return { bytes, text: '', finishes: false, last: true };
    const [choice] = JSON.parse(data).choices;
    return {
      bytes,
      text: choice ? saidIn(choice.delta) : '',
      finishes: Boolean(choice?.finish_reason),
      last: false,
    };
  });
}

interface Delta {
  readonly reasoning?: string;
  readonly content?: string;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
}

const saidIn = ({ reasoning = '', content = '', tool_calls = [] }: Delta): string =>
  `${reasoning}${content}${tool_calls.map((call) => call.function.arguments).join('')}`;

function bedrockUnit(bytes: Buffer): Unit {
  const body = JSON.parse(bodyOf(bytes).toString());
  return {
    bytes,
    text: body.delta?.text ?? '',
    finishes: body.stopReason !== undefined,
    last: body.usage !== undefined,
  };
}

/** The container's stream in frames that are cut every 251 bytes, inside events and characters. */
function payloadParts(events: readonly Unit[]): readonly Unit[] {
  const stream = Buffer.concat(events.map(({ bytes }) => bytes));
  const ended = events.map((event, index) => ({
    ...event,
    end: events.slice(0, index + 1).reduce((sum, { bytes }) => sum + bytes.length, 0),
  }));
  const cuts = Array.from({ length: Math.ceil(stream.length / 251) }, (_, index) => (index + 1) * 251);
  return pieces(stream, cuts).map((bytes, index) => {
    const inside = ended.filter((event) => Math.ceil(event.end / 251) === index + 1);
    return {
      bytes: eventFrame('PayloadPart', 'application/octet-stream', bytes),
      text: inside.map(({ text }) => text).join(''),
      finishes: inside.some(({ finishes }) => finishes),
      last: inside.some(({ last }) => last),
    };
  });
}

const frames = (stream: Buffer) => pieces(stream, eventEnds(stream, 'event-stream'));
const bodyOf = (frame: Buffer) => frame.subarray(12 + frame.readUInt32BE(4), frame.length - 4);
const pieces = (stream: Buffer, ends: readonly number[]) =>
  ends.map((end, index) => stream.subarray(ends[index - 1] ?? 0, end));

/** The answers of all hosts: text in each framing, the other kinds in chunks. */
export const WIRE_ANSWERS: readonly WireAnswer[] = HOSTS.flatMap((host) =>
  KINDS.flatMap((kind) => {
    const units = UNITS_OF[host][kind]?.();
    if (!units) return [];
    const framings = kind === 'text' ? FRAMINGS : (['chunked'] as const);
    return framings.map((framing) => onTheWire({ host, kind, framing }, units));
  }),
);

function onTheWire(
  { host, kind, framing }: Pick<WireAnswer, 'host' | 'kind' | 'framing'>,
  units: readonly Unit[],
): WireAnswer {
  const length = units.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const head = Buffer.from(
    [
      'HTTP/1.1 200 OK',
      `content-type: ${host === 'vllm' ? 'text/event-stream' : 'application/vnd.amazon.eventstream'}`,
      {
        chunked: 'transfer-encoding: chunked',
        length: `content-length: ${length}`,
        close: 'connection: close',
      }[framing],
      '\r\n',
    ].join('\r\n'),
  );
  const parts: Buffer[] = [head];
  let at = head.length;
  const events = units.map(({ bytes, ...unit }): WireEvent => {
    const before = Buffer.from(framing === 'chunked' ? `${bytes.length.toString(16)}\r\n` : '');
    const after = Buffer.from(framing === 'chunked' ? '\r\n' : '');
    parts.push(before, bytes, after);
    const chunkStart = at;
    const start = at + before.length;
    const end = start + bytes.length;
    at = end + after.length;
    return { ...unit, chunkStart, start, end, chunkEnd: at };
  });
  if (framing === 'chunked') parts.push(Buffer.from('0\r\n\r\n'));
  return {
    host,
    kind,
    framing,
    bytes: Buffer.concat(parts),
    bodyStart: head.length,
    events,
    text: events.map(({ text }) => text).join(''),
    wholeAt: events.find(({ last }) => last)?.end ?? Number.NaN,
  };
}
