import type { Tally } from '../../call/tally';
import type { FinishReason, Usage } from '../../contract/chat';
import type { AnswerHead } from '../dialect';
import { thinkingBlocks } from './thinking-blocks';
import { renderUsage, usageOfChoices } from './usage';

/** The `finish_reason` of OpenAI's API. */
export const FINISH_REASON = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
} as const satisfies Record<FinishReason, string>;

/** What all documents of one answer begin with. No host states a fingerprint of its system. */
export const completionHead = ({ decisionId, model, created }: AnswerHead, object: string) => ({
  id: `chatcmpl-${decisionId}`,
  object,
  created,
  model,
  system_fingerprint: null,
});

/** A tier is stated only to a client that asked for one. */
export const tierOf = ({ serviceTier }: AnswerHead) => serviceTier && { service_tier: serviceTier };

/** OpenAI's `logprobs` of a choice. */
export const renderLogprobs = (content: readonly unknown[]) =>
  content.length > 0 ? { content, refusal: null } : null;

/** A whole answer as OpenAI's `chat.completion`. Omits `usage` where the model reports none. */
export const renderCompletion = (head: AnswerHead, tally: Tally) =>
  renderCompletionOf(head, [tally], tally.usage);

/** Several answers as the choices of one `chat.completion`. */
export const renderChoices = (head: AnswerHead, tallies: readonly Tally[]) =>
  renderCompletionOf(head, tallies, usageOfChoices(tallies));

const renderCompletionOf = (head: AnswerHead, tallies: readonly Tally[], usage: Usage | undefined) => ({
  ...completionHead(head, 'chat.completion'),
  choices: tallies.map(renderChoice),
  ...tierOf(head),
  ...(usage && { usage: renderUsage(usage) }),
});

function renderChoice(tally: Tally, index: number) {
  const { finish = 'stop', logprobs } = tally;
  return {
    index,
    message: renderMessage(tally),
    logprobs: renderLogprobs(logprobs),
    finish_reason: FINISH_REASON[finish],
  };
}

function renderMessage({ text, reasoning, calls }: Tally) {
  const thought = reasoning.map((block) => block.text).join('');
  const blocks = thinkingBlocks(reasoning);
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    refusal: null,
    ...(thought !== '' && { reasoning_content: thought }),
    ...(blocks.length > 0 && { thinking_blocks: blocks }),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, arguments: written }) => ({
        id,
        type: 'function',
        function: { name, arguments: written },
      })),
    }),
  };
}
