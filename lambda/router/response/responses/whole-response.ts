import type { Tally } from '../../call/tally';
import type { ResponsesForm } from '../../request/responses/echo';
import type { AnswerHead } from '../dialect';
import {
  callItem,
  type ItemStatus,
  isEmpty,
  itemId,
  messageItem,
  NO_ARGUMENTS,
  type OutputItem,
  reasoningItem,
  textPart,
} from './output-items';
import { isIncomplete, responseObject } from './response-object';

/** A whole answer: reasoning, then its text, then its calls. An answer without any of them is an empty message. */
export function wholeResponse(head: AnswerHead, tally: Tally, form: ResponsesForm) {
  const finish = tally.finish ?? 'stop';
  return responseObject(head, form, outputOf(head, tally, form, isIncomplete(finish)), { finish }, tally);
}

type MakeItem = (index: number, status: ItemStatus) => OutputItem;

function outputOf({ decisionId }: AnswerHead, tally: Tally, form: ResponsesForm, incomplete: boolean) {
  const { text, logprobs } = tally;
  const message: MakeItem = (index, status) =>
    messageItem(itemId('msg', decisionId, index), [textPart(text, logprobs)], status);
  const items: readonly MakeItem[] = [
    ...tally.reasoning
      .filter((block) => !isEmpty(block))
      .map(
        (block): MakeItem =>
          (index) =>
            reasoningItem(itemId('rs', decisionId, index), block, form.summary, 'completed'),
      ),
    ...(text === '' ? [] : [message]),
    ...tally.calls.map(
      (call): MakeItem =>
        (index, status) =>
          callItem(
            itemId('fc', decisionId, index),
            { ...call, arguments: call.arguments || NO_ARGUMENTS },
            status,
          ),
    ),
  ];
  const shown = items.length > 0 ? items : [message];
  // What the limit or a filter cut off is the last item. A block of reasoning is known here once it has ended.
  return shown.map((make, index) =>
    make(index, incomplete && index === shown.length - 1 ? 'incomplete' : 'completed'),
  );
}
