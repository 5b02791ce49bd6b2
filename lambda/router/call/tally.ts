import type { ChatEvent, FinishReason, HostErrorReason, Usage } from '../contract/chat';

/** Adds up the events of one answer. */
export class Tally {
  text = '';
  usage: Usage | undefined;
  finish: FinishReason | undefined;
  failure: HostErrorReason | undefined;

  note(event: ChatEvent): void {
    switch (event.type) {
      case 'text-delta':
        this.text += event.text;
        break;
      case 'usage':
        this.usage = {
          ...event.usage,
          inputTokens: count(event.usage.inputTokens),
          outputTokens: count(event.usage.outputTokens),
        };
        break;
      case 'end':
        this.finish = event.reason;
        break;
      case 'error':
        this.failure = event.reason;
        break;
    }
  }
}

/** A model may report anything as its count of tokens; 0 unless it is a positive safe integer. */
const count = (reported: number): number => (Number.isSafeInteger(reported) && reported > 0 ? reported : 0);
