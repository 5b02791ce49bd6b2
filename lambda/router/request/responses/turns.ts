import type { AssistantPart, ChatMessage, ToolCallPart, ToolResultPart } from '../../contract/chat';
import type { Problems } from '../problems';
import { PairedCalls } from '../tools/paired-calls';

/** A turn of the assistant, with the results of its calls. */
interface AnswerTurn {
  readonly parts: AssistantPart[];
  readonly results: ToolResultPart[];
}

/**
 * Joins items into messages. Items of the assistant in a row are one message, until a result of a tool ends it. Results
 * directly follow the message with their calls, as every host needs it, also where the client sent them later.
 */
export class Turns {
  private readonly said: (ChatMessage | AnswerTurn)[] = [];
  /** The turn of each call, by its id. */
  private readonly turns = new Map<string, AnswerTurn>();
  private readonly calls: PairedCalls;
  private open: AnswerTurn | undefined;

  constructor(problems: Problems) {
    const words = { call: 'function_call', result: 'function_call_output', where: 'before it in input' };
    this.calls = new PairedCalls(problems, words);
  }

  message(message: ChatMessage): void {
    this.open = undefined;
    this.said.push(message);
  }

  answer(parts: readonly AssistantPart[]): AnswerTurn {
    const turn = this.open ?? { parts: [], results: [] };
    if (!this.open) this.said.push(turn);
    this.open = turn;
    // One at a time: the arguments of a call have their place on the stack.
    for (const part of parts) turn.parts.push(part);
    return turn;
  }

  /** @param at the path of its id */
  call(call: ToolCallPart, at: string): void {
    if (this.calls.call(call.id, at)) this.turns.set(call.id, this.answer([call]));
  }

  /** @param at the path of the id of its call */
  result(result: ToolResultPart, at: string): void {
    if (!this.calls.result(result.callId, at)) return;
    this.turns.get(result.callId)?.results.push(result);
    this.open = undefined;
  }

  /** All messages. Adds a problem for each call without a result. */
  messages(): readonly ChatMessage[] {
    this.calls.endTurn();
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
