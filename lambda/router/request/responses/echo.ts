import type { ChatRequest } from '../../contract/chat';
import type { AskedReasoning } from './read-reasoning-settings';

/** What only the writer of this dialect needs. */
export interface ResponsesForm {
  /** The settings of the request, which OpenAI's response object repeats. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether the client asked to see the model's reasoning. */
  readonly summary: boolean;
}

/**
 * The settings of a request as OpenAI's response object has them: clients compare them, and their types need them.
 * `null` is where the model's own default holds, which the router does not know.
 *
 * @param body the body, after it was read without a problem
 */
export function settingsEcho(
  body: Readonly<Record<string, unknown>>,
  request: ChatRequest,
  { effort, summary }: AskedReasoning,
  metadata: Readonly<Record<string, string>>,
): ResponsesForm['settings'] {
  const sent = (name: string) => body[name] ?? null;
  return {
    access_programs: null,
    background: false,
    instructions: sent('instructions'),
    max_output_tokens: request.maxTokens ?? null,
    max_tool_calls: sent('max_tool_calls'),
    metadata,
    parallel_tool_calls: sent('parallel_tool_calls') ?? true,
    previous_response_id: null,
    prompt_cache_key: sent('prompt_cache_key'),
    prompt_cache_retention: sent('prompt_cache_retention'),
    reasoning: { effort: effort ?? null, summary: summary ?? null },
    safety_identifier: sent('safety_identifier'),
    store: false,
    temperature: sent('temperature'),
    text: textEcho(request),
    tool_choice: sent('tool_choice') ?? 'auto',
    tools: sent('tools') ?? [],
    top_logprobs: sent('top_logprobs') ?? 0,
    top_p: sent('top_p'),
    truncation: 'disabled',
    ...(typeof body.user === 'string' && { user: body.user }),
  };
}

function textEcho({ format, verbosity = 'medium' }: ChatRequest) {
  switch (format?.type) {
    case undefined:
      return { format: { type: 'text' }, verbosity };
    case 'json':
      return { format: { type: 'json_object' }, verbosity };
    case 'json-schema': {
      const { name, schema, strict, description = null } = format;
      return { format: { type: 'json_schema', name, description, schema, strict }, verbosity };
    }
  }
}
