import { REASONING_EFFORTS } from '../../../../policy/thinking';
import type { ChatRequest } from '../../contract/chat';
import { MOST } from '../bounds';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readSampling, type Sampling } from '../settings/read-sampling';
import { readServiceTier } from '../settings/read-service-tier';

type Settings = Omit<
  ChatRequest,
  'messages' | 'tools' | 'toolChoice' | 'format' | 'maxTokens' | 'extras' | 'continues'
>;
type Own = Omit<Settings, keyof Sampling>;

/** Reads how the model is to choose its words. A setting at the value that changes nothing reads as absent. */
export function readSettings(fields: Fields, problems: Problems): Settings {
  const settings: { readonly [K in keyof Required<Own>]: Own[K] | undefined } = {
    effort: fields.word('reasoning_effort', ...REASONING_EFFORTS),
    logprobs: readLogprobs(fields, problems),
    serviceTier: readServiceTier(fields),
    verbosity: fields.word('verbosity', 'low', 'medium', 'high'),
    parallelToolCalls: fields.flag('parallel_tool_calls'),
  };
  const own = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return { ...readSampling(fields, problems), ...own };
}

function readLogprobs(fields: Fields, problems: Problems): number | undefined {
  const asked = fields.flag('logprobs') ?? false;
  const alternatives = fields.integer('top_logprobs', 0, MOST.alternatives) ?? 0;
  if (asked) return alternatives;
  if (alternatives > 0) {
    problems.add('invalid_value', fields.at('top_logprobs'), 'allowed only where logprobs is true');
  }
  return undefined;
}
