import type { Tally } from '../../call/tally';
import type { Usage } from '../../contract/chat';
import type { CompletionForm } from '../../request/completions/read-completion';
import { FINISH_REASON } from '../chat/completion';
import { renderUsage, usageOfChoices } from '../chat/usage';
import type { AnswerHead } from '../dialect';
import { legacyLogprobs } from './legacy-logprobs';

/** What all documents of one answer begin with; the chunks of a stream have the same `object`. */
export const textHead = ({ decisionId, model, created }: AnswerHead) => ({
  id: `cmpl-${decisionId}`,
  object: 'text_completion',
  created,
  model,
});

/** A whole answer as OpenAI's `text_completion`. Omits `usage` where the model reports none. */
export const renderTextCompletion = (head: AnswerHead, tally: Tally, form: CompletionForm) =>
  render(head, [tally], tally.usage, form);

/** Several answers as the choices of one `text_completion`. */
export const renderTextChoices = (head: AnswerHead, tallies: readonly Tally[], form: CompletionForm) =>
  render(head, tallies, usageOfChoices(tallies), form);

function render(
  head: AnswerHead,
  tallies: readonly Tally[],
  usage: Usage | undefined,
  { echo = '' }: CompletionForm,
) {
  return {
    ...textHead(head),
    choices: tallies.map(({ text, logprobs, finish = 'stop' }, index) => ({
      text: echo + text,
      index,
      logprobs: legacyLogprobs(logprobs, 0),
      finish_reason: FINISH_REASON[finish],
    })),
    ...(usage && { usage: renderUsage(usage) }),
  };
}
