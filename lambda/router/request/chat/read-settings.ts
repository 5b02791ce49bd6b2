import { REASONING_EFFORTS } from '../../../../policy/thinking';
import type { ChatRequest } from '../../contract/chat';
import { MOST } from '../bounds';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readServiceTier } from '../settings/read-service-tier';
import { readStops } from '../settings/read-stops';

type Settings = Omit<ChatRequest, 'messages' | 'tools' | 'toolChoice' | 'format' | 'maxTokens' | 'extras'>;

/** Reads how the model is to choose its words. A setting at the value that changes nothing reads as absent. */
export function readSettings(fields: Fields, problems: Problems): Settings {
  const settings: { readonly [K in keyof Required<Settings>]: Settings[K] | undefined } = {
    temperature: fields.number('temperature', 0, 2),
    topP: fields.number('top_p', 0, 1),
    stop: readStops(fields, 'stop', problems),
    effort: fields.word('reasoning_effort', ...REASONING_EFFORTS),
    seed: fields.integer('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    presencePenalty: fields.number('presence_penalty', -2, 2) || undefined,
    frequencyPenalty: fields.number('frequency_penalty', -2, 2) || undefined,
    logprobs: readLogprobs(fields, problems),
    serviceTier: readServiceTier(fields),
    verbosity: fields.word('verbosity', 'low', 'medium', 'high'),
    parallelToolCalls: fields.flag('parallel_tool_calls'),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
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
