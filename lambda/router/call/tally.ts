import type { ChatEvent, FinishReason, HostErrorReason, ReasoningPart, Usage } from '../contract/chat';

/** A call of a tool, as far as the answer has come. */
export interface TalliedCall {
  readonly id: string;
  readonly name: string;
  arguments: string;
}

/** Adds up the events of one answer. */
export class Tally {
  text = '';
  /** Blocks of reasoning, in order; the last one may still be open. */
  readonly reasoning: ReasoningPart[] = [];
  /** By the `index` of their events. */
  readonly calls: TalliedCall[] = [];
  readonly logprobs: unknown[] = [];
  usage: Usage | undefined;
  finish: FinishReason | undefined;
  stopSequence: string | undefined;
  failure: HostErrorReason | undefined;
  private open = '';

  note(event: ChatEvent): void {
    switch (event.type) {
      case 'text-delta':
        this.text += event.text;
        if (event.logprobs) this.logprobs.push(...event.logprobs);
        break;
      case 'reasoning-delta':
        this.open += event.text;
        break;
      case 'reasoning-end': {
        const { type: _type, ...seal } = event;
        this.reasoning.push({ type: 'reasoning', text: this.open, ...seal });
        this.open = '';
        break;
      }
      case 'tool-call':
        this.calls[event.index] = { id: event.id, name: event.name, arguments: '' };
        break;
      case 'arguments-delta': {
        const call = this.calls[event.index];
        if (call) call.arguments += event.text;
        break;
      }
      case 'usage':
        this.usage = {
          ...event.usage,
          inputTokens: count(event.usage.inputTokens),
          outputTokens: count(event.usage.outputTokens),
        };
        break;
      case 'end':
        this.finish = event.reason;
        this.stopSequence = event.stopSequence;
        break;
      case 'error':
        this.failure = event.reason;
        break;
    }
  }

  /** Whether any part of an answer has come. */
  get hasContent(): boolean {
    return this.text !== '' || this.calls.length > 0 || this.reasoning.length > 0 || this.open !== '';
  }

  /**
   * What the digest of the answer is made of: its text where it is text alone, otherwise a JSON array of reasoning, text
   * and calls; `undefined` where nothing has come.
   */
  get digestInput(): string | undefined {
    if (!this.hasContent) return undefined;
    const { text, calls, open } = this;
    const reasoning = open ? [...this.reasoning, { type: 'reasoning', text: open }] : this.reasoning;
    return calls.length === 0 && reasoning.length === 0 ? text : JSON.stringify([reasoning, text, calls]);
  }
}

/** A model may report anything as its count of tokens; 0 unless it is a positive safe integer. */
const count = (reported: number): number => (Number.isSafeInteger(reported) && reported > 0 ? reported : 0);
