import { MOST } from '../bounds';
import { type Fields, kindOf } from '../fields';
import type { Problems } from '../problems';

const LOGPROBS = 'message.output_text.logprobs';

/**
 * What a client may ask to have in an answer. Reasoning items always have their `encrypted_content`, and the others are
 * about tools that OpenAI runs or repeat what the client sent: they change nothing.
 */
const INCLUDABLE: readonly unknown[] = [
  LOGPROBS,
  'reasoning.encrypted_content',
  'message.input_image.image_url',
  'file_search_call.results',
  'web_search_call.results',
  'web_search_call.action.sources',
  'computer_call_output.output.image_url',
  'code_interpreter_call.outputs',
];

/** Reads `include` and `top_logprobs`: how many alternatives to report for each token; `undefined`: no probabilities. */
export function readLogprobs(fields: Fields, problems: Problems): number | undefined {
  const include = fields.take('include') ?? [];
  const top = fields.integer('top_logprobs', 0, MOST.alternatives);
  if (!Array.isArray(include)) {
    return problems.add('invalid_type', 'include', `must be an array of strings, not ${kindOf(include)}`);
  }
  for (const [index, name] of include.entries()) {
    if (INCLUDABLE.includes(name)) continue;
    problems.add('invalid_value', `include[${index}]`, `must be one of ${INCLUDABLE.join(', ')}`);
  }
  return include.includes(LOGPROBS) ? (top ?? 0) : undefined;
}
