import { REASONING_EFFORTS } from '../../../../policy/thinking';
import type { ChatRequest } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readSampling, type Sampling } from './read-sampling';

type Settings = Omit<
  ChatRequest,
  'messages' | 'tools' | 'toolChoice' | 'format' | 'maxTokens' | 'extras' | 'continues'
>;
type Own = Omit<Settings, keyof Sampling>;

/** OpenAI's own limit of `top_logprobs`. */
const MOST_ALTERNATIVES = 20;

/** Reads how the model is to choose its words. A setting at the value that changes nothing reads as absent. */
export function readSettings(fields: Fields, problems: Problems): Settings {
  const serviceTier = fields.word('service_tier', 'auto', 'default', 'flex', 'priority');
  const settings: { readonly [K in keyof Required<Own>]: Own[K] | undefined } = {
    effort: fields.word('reasoning_effort', ...REASONING_EFFORTS),
    logprobs: readLogprobs(fields, problems),
    serviceTier: serviceTier === 'auto' ? undefined : serviceTier,
    verbosity: fields.word('verbosity', 'low', 'medium', 'high'),
    parallelToolCalls: fields.flag('parallel_tool_calls'),
  };
  const own = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return { ...readSampling(fields, problems), ...own };
}

function readLogprobs(fields: Fields, problems: Problems): number | undefined {
  const asked = fields.flag('logprobs') ?? false;
  const alternatives = fields.integer('top_logprobs', 0, MOST_ALTERNATIVES) ?? 0;
  if (asked) return alternatives;
  if (alternatives > 0) {
    problems.add('invalid_value', fields.at('top_logprobs'), 'allowed only where logprobs is true');
  }
  return undefined;
}
