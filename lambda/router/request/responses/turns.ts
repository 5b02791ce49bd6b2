import type { AssistantPart, ChatMessage, ToolCallPart, ToolResultPart } from '../../contract/chat';
import type { Problems } from '../problems';

/** A turn of the assistant, with the results of its calls. */
interface AnswerTurn {
  readonly parts: AssistantPart[];
  readonly results: ToolResultPart[];
}

interface Call {
  /** The path of its id. */
  readonly at: string;
  readonly turn: AnswerTurn;
  answered: boolean;
}

/**
 * Joins items into messages. Items of the assistant in a row are one message, until a result of a tool ends it. Results
 * directly follow the message with their calls, as every host needs it, also where the client sent them later.
 */
export class Turns {
  private readonly said: (ChatMessage | AnswerTurn)[] = [];
  private readonly calls = new Map<string, Call>();
  private open: AnswerTurn | undefined;

  constructor(private readonly problems: Problems) {}

  message(message: ChatMessage): void {
    this.open = undefined;
    this.said.push(message);
  }

  answer(...parts: readonly AssistantPart[]): AnswerTurn {
    const turn = this.open ?? { parts: [], results: [] };
    if (!this.open) this.said.push(turn);
    this.open = turn;
    turn.parts.push(...parts);
    return turn;
  }

  /** @param at the path of its id */
  call(call: ToolCallPart, at: string): void {
    if (this.calls.has(call.id)) {
      this.problems.add('invalid_value', at, 'is the id of an earlier function_call; each call has its own');
      return;
    }
    this.calls.set(call.id, { at, turn: this.answer(call), answered: false });
  }

  /** @param at the path of the id of its call */
  result(result: ToolResultPart, at: string): void {
    const call = this.calls.get(result.callId);
    if (!call) {
      this.problems.add('invalid_value', at, 'is the id of no earlier function_call in input');
      return;
    }
    if (call.answered) {
      this.problems.add('invalid_value', at, 'has a function_call_output already; send one for each call');
      return;
    }
    call.answered = true;
    call.turn.results.push(result);
    this.open = undefined;
  }

  /** All messages. Adds a problem for each call without a result. */
  messages(): readonly ChatMessage[] {
    for (const { at, answered } of this.calls.values()) {
      if (!answered)
        this.problems.add('invalid_value', at, 'has no function_call_output; send one for each call');
    }
    return this.said.flatMap((each): readonly ChatMessage[] => {
      if ('role' in each) return [each];
      const { parts, results } = each;
      return [
        { role: 'assistant', parts },
        ...(results.length > 0 ? [{ role: 'user' as const, parts: results }] : []),
      ];
    });
  }
}
