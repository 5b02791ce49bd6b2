import type { ChatRequest } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Reading } from './reading';

type Settings = Pick<ChatRequest, 'maxTokens' | 'temperature' | 'topP' | 'stop' | 'serviceTier'>;

/**
 * Reads the limit and the sampling of an answer.
 *
 * @param answers whether an answer is asked for, which needs a limit
 */
export function readSettings(fields: Fields, answers: boolean, reading: Reading): Settings {
  const { problems } = reading;
  const maxTokens = fields.amount('max_tokens');
  if (maxTokens === undefined ? answers && fields.take('max_tokens') === undefined : !isLimit(maxTokens)) {
    problems.add('invalid_value', 'max_tokens', 'must be a whole number from 1 on; this API needs it');
  }
  const temperature = fields.number('temperature', 0, 1);
  const topP = fields.number('top_p', 0, 1);
  fields.refuse(
    'top_k',
    'not every model that may answer here has it; leave it out, or narrow the answer by top_p',
  );
  const stop = readStops(fields, reading);
  const tier = fields.text('service_tier');
  if (tier !== undefined && tier !== 'auto' && tier !== 'standard_only') {
    problems.add('invalid_value', 'service_tier', 'must be auto or standard_only');
  }
  return {
    ...(maxTokens !== undefined && { maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(stop.length > 0 && { stop }),
    ...(tier === 'standard_only' && { serviceTier: 'default' as const }),
  };
}

const isLimit = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

/** More than any host takes; some take fewer. Limits the work one request can cause. */
const MAX_STOPS = 64;

function readStops(fields: Fields, { problems }: Reading): readonly string[] {
  const value = fields.take('stop_sequences') ?? [];
  const stops: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) || !stops.every((stop) => typeof stop === 'string')) {
    problems.add('invalid_type', 'stop_sequences', 'must be an array of strings');
    return [];
  }
  if (stops.length > MAX_STOPS || stops.some((stop) => stop.trim() === '')) {
    problems.add(
      'invalid_value',
      'stop_sequences',
      `must hold at most ${MAX_STOPS} strings, each with a character that shows`,
    );
  }
  return stops;
}
