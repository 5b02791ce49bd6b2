import type { ChatEvent, FinishReason, HostErrorReason, Usage } from '../contract/chat';

/** What has been seen of one answer so far. */
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

/** A count of tokens as a model reported it, which may be anything. */
const count = (reported: number): number => (Number.isSafeInteger(reported) && reported > 0 ? reported : 0);
