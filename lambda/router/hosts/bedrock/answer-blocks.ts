import type { ChatEvent, FinishReason } from '../../contract/chat';
import { unwrapped } from './answer-wrapper';

/** What an answer's blocks mean depends on the call that asked for it. */
export interface AskedBlocks {
  /** The caller's name of a tool. */
  readonly toolName: (accepted: string) => string;
  /** The tool whose arguments are the text of the answer, by the name that Bedrock knows. @default none */
  readonly answerTool?: string;
  /** Whether the answer comes inside an object (answer-wrapper.ts). It is then passed on when it is whole. @default false */
  readonly wrapped?: boolean;
  /** The most calls that reach the caller. @default any number */
  readonly mostCalls?: number;
}

/** A call as Bedrock begins it. */
interface Begun {
  readonly toolUseId?: unknown;
  readonly name?: unknown;
}

type Index = number | undefined;

/** Where the arguments of a call go: into a call of the caller's, into the text of the answer, or nowhere. */
type Target = { readonly call: number | 'answer'; empty: boolean };

/**
 * Turns the content blocks of one answer into events. Where a tool gives the answer, its arguments are the text, and
 * words beside it are left out; without a call of it, the words are the answer.
 */
export class AnswerBlocks {
  private calls = 0;
  private readonly targets = new Map<Index, Target>();
  private answered = false;
  private words = '';
  /** The arguments that are a wrapped answer. */
  private around = '';
  private thought: { readonly index: Index; signature?: string; redacted: Buffer[] } | undefined;

  constructor(private readonly asked: AskedBlocks) {}

  text(text: string, batch: ChatEvent[]): void {
    if (this.thought) this.endThought(batch);
    if (this.asked.answerTool === undefined && !this.asked.wrapped) batch.push({ type: 'text-delta', text });
    else this.words += text;
  }

  reasoning(index: Index, text: string, batch: ChatEvent[]): void {
    this.think(index, batch);
    if (text) batch.push({ type: 'reasoning-delta', text });
  }

  signature(index: Index, signature: string, batch: ChatEvent[]): void {
    const thought = this.think(index, batch);
    thought.signature = (thought.signature ?? '') + signature;
  }

  /** @param base64 of bytes that only the provider can read */
  redacted(index: Index, base64: string, batch: ChatEvent[]): void {
    this.think(index, batch).redacted.push(Buffer.from(base64, 'base64'));
  }

  begin(index: Index, { toolUseId, name }: Begun, batch: ChatEvent[]): void {
    if (this.thought) this.endThought(batch);
    if (typeof toolUseId !== 'string' || typeof name !== 'string') return;
    const { answerTool, mostCalls = Number.POSITIVE_INFINITY, toolName } = this.asked;
    if (name === answerTool) {
      if (this.answered) return;
      this.answered = true;
      this.targets.set(index, { call: 'answer', empty: true });
    } else if (this.calls < mostCalls) {
      batch.push({ type: 'tool-call', index: this.calls, id: toolUseId, name: toolName(name) });
      this.targets.set(index, { call: this.calls, empty: true });
      this.calls += 1;
    }
  }

  input(index: Index, text: string, batch: ChatEvent[]): void {
    const target = this.targets.get(index);
    if (!target || text === '') return;
    target.empty = false;
    const { call } = target;
    if (call === 'answer' && this.asked.wrapped) {
      this.around += text;
      return;
    }
    batch.push(
      call === 'answer' ? { type: 'text-delta', text } : { type: 'arguments-delta', index: call, text },
    );
  }

  /** A call without arguments has those of an empty object. */
  end(index: Index, batch: ChatEvent[]): void {
    if (this.thought && this.thought.index === index) this.endThought(batch);
    if (this.targets.get(index)?.empty) this.input(index, '{}', batch);
    this.targets.delete(index);
  }

  /** Ends what is still open. Returns why the answer ended, where Bedrock gave this reason. */
  finish(reason: FinishReason, batch: ChatEvent[]): FinishReason {
    if (this.thought) this.endThought(batch);
    if (reason === 'stop') for (const index of [...this.targets.keys()]) this.end(index, batch);
    const said = this.answered ? this.around : withoutFence(this.words);
    const text = this.asked.wrapped ? unwrapped(said) : said;
    if (text) batch.push({ type: 'text-delta', text });
    return reason === 'stop' && this.calls > 0 ? 'tool-calls' : reason;
  }

  private think(index: Index, batch: ChatEvent[]) {
    if (this.thought && this.thought.index !== index) this.endThought(batch);
    this.thought ??= { index, redacted: [] };
    return this.thought;
  }

  private endThought(batch: ChatEvent[]): void {
    const { signature, redacted = [] } = this.thought ?? {};
    this.thought = undefined;
    batch.push({
      type: 'reasoning-end',
      ...(signature !== undefined && { signature }),
      ...(redacted.length > 0 && { redacted: Buffer.concat(redacted).toString('base64') }),
    });
  }
}

/** A model that answers in words often sets its JSON between fences of Markdown. */
const withoutFence = (text: string): string => /^\s*```(?:json)?\n(.*?)\n?```\s*$/s.exec(text)?.[1] ?? text;
