import type { Answered, Recorded } from './ask';
import type { FaultName } from './faults';
import type { WireAnswer, WireEvent } from './wire-answer';

/** One exchange in which the answer of the host had a fault. */
export interface Exchange {
  readonly answer: WireAnswer;
  readonly fault: FaultName;
  readonly at: number;
  readonly stream: boolean;
  readonly answered: Answered;
  readonly recorded: Recorded;
  /** How often the host got the request. */
  readonly arrivals: number;
}

/** What is wrong with the answer that the client got and with its records. Empty where both are right. */
export function complaintsOf(exchange: Exchange): readonly string[] {
  const { answer, answered } = exchange;
  const wrong: string[] = [];
  const must = (holds: boolean, otherwise: string) => void (holds || wrong.push(otherwise));
  consistent(exchange, must);
  const { complete, texts, reasons } = expected(exchange);
  if (complete !== 'either') must(answered.complete === complete, `complete: ${answered.complete}`);
  if (answered.complete || exchange.stream) {
    const prefix = !answered.complete;
    must(
      texts.some((text) => text(answered.text, prefix)),
      `the text ${JSON.stringify(answered.text)} of ${JSON.stringify(answer.text)}`,
    );
  }
  const reason = exchange.recorded.outcomes[0]?.attempts[0]?.reason ?? null;
  must(reason === null || reasons.includes(reason), `recorded attempt: ${reason}`);
  return wrong;
}

type Must = (holds: boolean, otherwise: string) => void;

/** What holds for every exchange: one end, one decision, one call, and one outcome record that says what the client saw. */
function consistent({ fault, at, stream, answered, recorded, arrivals }: Exchange, must: Must): void {
  const { complete, content, code, status } = answered;
  const [outcome] = recorded.outcomes;
  const [attempt, ...others] = outcome?.attempts ?? [];
  const began = stream ? status === 200 : complete || code === 'upstream_failed';
  const codes = began ? [complete ? null : 'upstream_failed'] : ['no_model_available', 'upstream_unreadable'];
  const said = complete ? 'complete' : stream && content ? 'partial' : 'failed';
  // A request that got no byte on a kept connection is sent once more, because the connection was stale.
  const mayRepeat = at === 0 && (fault === 'is cut' || fault === 'is reset');
  must(answered.ends === 1 && answered.endsLast, `${answered.ends} ends`);
  must(codes.includes(code), `code ${code}`);
  must(recorded.decisions === 1, `${recorded.decisions} decision records`);
  must(recorded.outcomes.length === 1, `${recorded.outcomes.length} outcome records`);
  must(outcome?.outcome === said, `${said}, but recorded as ${outcome?.outcome}`);
  must(outcome?.error === code, `code ${code}, but recorded as ${outcome?.error}`);
  must(attempt !== undefined && others.length === 0, `${others.length + 1} attempts`);
  must((attempt?.reason === null) === began, `recorded attempt: ${attempt?.reason}`);
  must(arrivals === 1 || (mayRepeat && arrivals === 2), `${arrivals} calls`);
}

/** Whether a text is one that the client may have got, or the beginning of one. */
type TextRule = (text: string, prefix: boolean) => boolean;

interface Expected {
  readonly complete: boolean | 'either';
  readonly texts: readonly TextRule[];
  /** Why the call gave no answer, where it gave none. */
  readonly reasons: readonly string[];
}

function expected(exchange: Exchange): Expected {
  const { answer, fault, at } = exchange;
  const { events, text, wholeAt, bodyStart, framing } = answer;
  const come = textOf(events.filter(({ end }) => end <= at));
  const wholeText: TextRule = (got, prefix) => (prefix ? text.startsWith(got) : got === text);
  switch (fault) {
    // Nothing is missing or changed.
    case 'is split':
    case 'stalls and goes on':
    case 'sends the rest twice':
      return { complete: true, texts: [wholeText], reasons: [] };
    case 'is cut':
    case 'is reset':
    case 'stalls for ever': {
      // Without a length, the end of the connection ends the answer. It is complete if its finish reason has come. Node 20
      // reports a reset as such an end where it finds bytes and reset together.
      const finished = events.some(({ finishes, end }) => finishes && end <= at);
      const ends = framing === 'close' && fault !== 'stalls for ever';
      const reason = fault === 'stalls for ever' ? 'timeout' : 'unreachable';
      // A reset may overtake the bytes before it.
      const exactly: TextRule = (got) => got === come || (fault === 'is reset' && come.startsWith(got));
      const unsure = (ends && finished && at < wholeAt) || (fault === 'is reset' && at >= wholeAt);
      return {
        complete: unsure ? 'either' : at >= wholeAt,
        texts: [exactly],
        reasons:
          ends && at >= bodyStart ? ['malformed', ...(fault === 'is reset' ? [reason] : [])] : [reason],
      };
    }
    case 'repeats the byte':
    case 'has a foreign letter':
    case 'has a foreign NUL':
      return changed(exchange, wholeText);
    case 'repeats the event':
      return repeated(answer, at);
  }
}

const REASONS = ['unreachable', 'timeout', 'malformed', 'unreadable'];

/**
 * A byte too many. Frames have checksums: no frame with such a byte is read. Server-sent events have none, so a byte inside
 * an event may change or remove the text of that event, and of the one that it then runs into. It changes no other.
 */
function changed(exchange: Exchange, wholeText: TextRule): Expected {
  const { answer } = exchange;
  const at = firstChange(exchange);
  const { host, events, wholeAt, framing } = answer;
  if (at >= wholeAt) return { complete: true, texts: [wholeText], reasons: [] };
  const inside = events.some(({ start, end }) => start <= at && at < end);
  if (host !== 'vllm') return { complete: inside ? false : 'either', texts: [wholeText], reasons: REASONS };
  const first = events.findIndex(({ end }) => at <= end);
  const touched = inside ? events.slice(first, first + 2) : [];
  const around: TextRule = (got, prefix) => {
    const before = textOf(events.slice(0, first));
    const after = textOf(events.slice(first + 2));
    const room = 2 * textOf(touched).length + 1;
    if (!got.startsWith(before)) return prefix && before.startsWith(got);
    const rest = got.slice(before.length);
    const ends = Array.from({ length: after.length + 1 }, (_, length) => after.slice(0, length));
    return (prefix ? ends : [after]).some((end) => rest.endsWith(end) && rest.length - end.length <= room);
  };
  // One byte too many leaves the last one out, where the length of the body is given.
  return {
    complete: inside && framing === 'length' && !touched.some(({ last }) => last) ? false : 'either',
    texts: inside ? [wholeText, around] : [wholeText],
    reasons: REASONS,
  };
}

/** The first place at which the bytes differ. A byte that is repeated leaves itself and its equals where they were. */
function firstChange({ answer: { bytes }, fault, at }: Exchange): number {
  if (fault !== 'repeats the byte') return at;
  let changes = at;
  while (changes < bytes.length && bytes[changes] === bytes[at]) changes += 1;
  return changes;
}

/** No protocol numbers its events, so a whole event that comes twice counts twice. Its text is never another one. */
function repeated({ host, framing, events, text }: WireAnswer, at: number): Expected {
  const index = events.findIndex(({ start }) => start === at);
  const twice = textOf([...events.slice(0, index + 1), ...events.slice(index)]);
  const last = events[index]?.last;
  const texts: TextRule[] = [(got, prefix) => (prefix ? twice.startsWith(got) : got === twice)];
  if (host === 'sagemaker') texts.push((got, prefix) => (prefix ? text.startsWith(got) : got === text));
  const kept = framing !== 'length' || last === true;
  return { complete: host === 'sagemaker' || !kept ? 'either' : true, texts, reasons: REASONS };
}

const textOf = (events: readonly WireEvent[]) => events.map(({ text }) => text).join('');
