import type { Tally } from '../../call/tally';
import type { ApiError } from '../../contract/api-error';
import type { FinishReason, Usage } from '../../contract/chat';
import type { ResponsesForm } from '../../request/responses/echo';
import type { AnswerHead } from '../dialect';
import type { OutputItem } from './output-items';

/** How a response came to its end; `undefined` while it runs. */
export type ResponseEnd = { readonly finish: FinishReason } | { readonly error: ApiError } | undefined;

/** Why an answer is incomplete, in the words of OpenAI's API. */
const INCOMPLETE = {
  stop: null,
  'tool-calls': null,
  length: { reason: 'max_output_tokens' },
  'content-filter': { reason: 'content_filter' },
} as const satisfies Record<FinishReason, object | null>;

/** Whether the model had more to say. */
export const isIncomplete = (finish: FinishReason): boolean => INCOMPLETE[finish] !== null;

/**
 * OpenAI's `response` object, as the types of openai 7.57.0 (resources/responses/responses.d.ts, 2026-11) have it.
 * `output_text` is not part of it: SDKs compute it. `completed_at` is left out, because the writer has no clock.
 */
export function responseObject(
  { decisionId, model, created, serviceTier = 'default' }: AnswerHead,
  { settings }: ResponsesForm,
  output: readonly OutputItem[],
  end: ResponseEnd,
  { usage }: Pick<Tally, 'usage'>,
) {
  return {
    id: `resp_${decisionId}`,
    object: 'response',
    created_at: created,
    status: statusOf(end),
    error: end && 'error' in end ? failure(end.error) : null,
    incomplete_details: end && 'finish' in end ? INCOMPLETE[end.finish] : null,
    model,
    output,
    ...settings,
    service_tier: serviceTier,
    usage: usage ? renderUsage(usage) : null,
  };
}

function statusOf(end: ResponseEnd): 'in_progress' | 'failed' | 'incomplete' | 'completed' {
  if (!end) return 'in_progress';
  if ('error' in end) return 'failed';
  return isIncomplete(end.finish) ? 'incomplete' : 'completed';
}

const failure = ({ body: { error } }: ApiError) => error;

/** OpenAI's types need every detail: one that the model does not report is 0. */
function renderUsage({ inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens }: Usage) {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedTokens ?? 0, cache_write_tokens: cacheWriteTokens ?? 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens ?? 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
