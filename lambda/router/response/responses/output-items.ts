import type { TalliedCall } from '../../call/tally';
import type { ReasoningPart } from '../../contract/chat';
import { seal } from '../../request/responses/sealed-reasoning';

export type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

/** What an answer is made of. */
export type OutputItem = ReturnType<typeof reasoningItem | typeof messageItem | typeof callItem>;

/** The id of the item at this place of an answer. */
export const itemId = (prefix: 'rs' | 'msg' | 'fc', decisionId: string, index: number): string =>
  `${prefix}_${decisionId}_${index}`;

/** A text of a message. */
export const textPart = (text: string, logprobs: readonly unknown[] = []) => ({
  type: 'output_text' as const,
  text,
  annotations: [],
  logprobs,
});

/** A text of reasoning. */
export const summaryPart = (text: string) => ({ type: 'summary_text' as const, text });

/** Whether a block of reasoning has neither text nor anything that its provider needs back. */
export const isEmpty = ({ text, signature, redacted }: Omit<ReasoningPart, 'type'>): boolean =>
  text === '' && signature === undefined && redacted === undefined;

/**
 * A block of reasoning. Its `encrypted_content` is there whether or not the request asked for it: the router stores
 * nothing, so a client that sends the item back has nothing else to send.
 *
 * @param shown whether the client asked to see the text
 */
export function reasoningItem(
  id: string,
  block: Omit<ReasoningPart, 'type'> | undefined,
  shown: boolean,
  status: ItemStatus,
) {
  const summary = block?.text && shown ? [summaryPart(block.text)] : [];
  return { id, type: 'reasoning' as const, summary, encrypted_content: block ? seal(block) : null, status };
}

export function messageItem(id: string, content: readonly ReturnType<typeof textPart>[], status: ItemStatus) {
  return { id, type: 'message' as const, status, content, role: 'assistant' as const };
}

/** Clients parse the arguments: a call without any has an empty object. */
export const NO_ARGUMENTS = '{}';

export function callItem(
  id: string,
  { id: callId, name, arguments: written }: TalliedCall,
  status: ItemStatus,
) {
  return { id, type: 'function_call' as const, status, arguments: written, call_id: callId, name };
}
