import type { RefusableSetting } from '../../../../policy/refusable-setting';
import type { ChatRequest } from '../../contract/chat';

/** What a model is known to refuse. */
export interface Refusing {
  readonly refuses?: readonly RefusableSetting[];
}

type Settings = Pick<ChatRequest, 'temperature' | 'topP' | 'stop' | 'extras'>;

/** OpenAI's default of temperature and of top_p. A request that has it loses nothing without it. */
const DEFAULT = 1;

const isSet = (value: number | undefined): boolean => value !== undefined && value !== DEFAULT;

/** The setting of a request that a model refuses and the router may not leave out, by OpenAI's name. */
export function refusedSetting(
  { temperature, topP, extras }: Settings,
  { refuses = [] }: Refusing,
): 'temperature' | 'top_p' | 'top_k' | undefined {
  if (refuses.includes('temperature') && isSet(temperature)) return 'temperature';
  if (refuses.includes('top_p') && isSet(topP)) return 'top_p';
  if (refuses.includes('top_k') && extras?.top_k !== undefined) return 'top_k';
  return refuses.includes('temperature with top_p') && isSet(temperature) && isSet(topP)
    ? 'top_p'
    : undefined;
}

/** Whether the request loses its stop sequences at this model. They are all that may be lost: a header names them. */
export const losesStop = ({ stop = [] }: Settings, { refuses = [] }: Refusing): boolean =>
  stop.length > 0 && refuses.includes('stop');

/** The request without what the model refuses: settings at OpenAI's default, and stop sequences. */
export function withoutRefused<R extends Settings>(request: R, model: Refusing): R {
  const { refuses = [] } = model;
  if (refuses.length === 0) return request;
  const either =
    refuses.includes('temperature with top_p') &&
    request.temperature !== undefined &&
    request.topP !== undefined;
  const dropped = {
    temperature: refuses.includes('temperature') || (either && isSet(request.topP)),
    topP: refuses.includes('top_p') || (either && !isSet(request.topP)),
    stop: losesStop(request, model),
  };
  const left = { ...request };
  for (const name of ['temperature', 'topP', 'stop'] as const) if (dropped[name]) delete left[name];
  return left;
}
