import type { ChatRequest } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { isLimit } from '../settings/read-most-tokens';
import { readStops } from '../settings/read-stops';

type Settings = Pick<ChatRequest, 'maxTokens' | 'temperature' | 'topP' | 'stop' | 'serviceTier'>;

/**
 * Reads the limit and the sampling of an answer.
 *
 * @param answers whether an answer is asked for, which needs a limit
 */
export function readSettings(fields: Fields, answers: boolean, problems: Problems): Settings {
  const maxTokens = fields.amount('max_tokens');
  if (maxTokens === undefined ? answers && fields.take('max_tokens') === undefined : !isLimit(maxTokens)) {
    problems.add('invalid_value', 'max_tokens', 'must be a whole number from 1 on; this API needs it');
  }
  const temperature = fields.number('temperature', 0, 1);
  const topP = fields.number('top_p', 0, 1);
  const stop = readStops(fields, 'stop_sequences', problems);
  const tier = fields.word('service_tier', 'auto', 'standard_only');
  return {
    ...(maxTokens !== undefined && { maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(stop && { stop }),
    ...(tier === 'standard_only' && { serviceTier: 'default' as const }),
  };
}
