import type { ChatRequest } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readStops } from './read-stops';

/** How the next token is drawn, and where the answer stops. */
export type Sampling = Pick<
  ChatRequest,
  'temperature' | 'topP' | 'stop' | 'seed' | 'presencePenalty' | 'frequencyPenalty'
>;

/** Reads how the next token is drawn, and where the answer stops. A setting at the value that changes nothing reads as absent. */
export function readSampling(fields: Fields, problems: Problems): Sampling {
  const sampling: { readonly [K in keyof Required<Sampling>]: Sampling[K] | undefined } = {
    temperature: fields.number('temperature', 0, 2),
    topP: fields.number('top_p', 0, 1),
    stop: readStops(fields, 'stop', problems),
    seed: fields.integer('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    presencePenalty: fields.number('presence_penalty', -2, 2) || undefined,
    frequencyPenalty: fields.number('frequency_penalty', -2, 2) || undefined,
  };
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
}
