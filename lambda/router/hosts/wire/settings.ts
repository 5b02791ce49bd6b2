import type { Host } from '../../../../policy/boundary';
import type { RefusableSetting } from '../../../../policy/refusable-setting';
import type { ChatRequest } from '../../contract/chat';

/** What a model is known to refuse. */
export interface Refusing {
  readonly refuses?: readonly RefusableSetting[];
}

type Settings = Pick<ChatRequest, 'temperature' | 'topP' | 'stop'>;

/** OpenAI's default of temperature and of top_p. A request that has it loses nothing without it. */
const DEFAULT = 1;

const isSet = (value: number | undefined): boolean => value !== undefined && value !== DEFAULT;

/** The setting of a request that a model refuses and the router may not leave out, by OpenAI's name. */
export function refusedSetting(
  { temperature, topP }: Settings,
  { refuses = [] }: Refusing,
): 'temperature' | 'top_p' | undefined {
  if (refuses.includes('temperature') && isSet(temperature)) return 'temperature';
  if (refuses.includes('top_p') && isSet(topP)) return 'top_p';
  return refuses.includes('temperature with top_p') && isSet(temperature) && isSet(topP)
    ? 'top_p'
    : undefined;
}

/** Whether calls of a host have a tier. */
const HAS_TIERS: Readonly<Record<Host, boolean>> = { vllm: false, sagemaker: false, bedrock: true };

/**
 * The settings that a request loses at this model; a header names them. No host has a setting for how wordy an answer
 * is, and the servers of the account have no tiers. At their defaults nothing is lost.
 */
export const lostSettings = (
  request: Pick<ChatRequest, 'stop' | 'serviceTier' | 'verbosity'>,
  model: Refusing & { readonly host: Host },
): readonly ('stop' | 'service_tier' | 'verbosity')[] => [
  ...(losesStop(request, model) ? (['stop'] as const) : []),
  ...((request.serviceTier ?? 'default') !== 'default' && !HAS_TIERS[model.host]
    ? (['service_tier'] as const)
    : []),
  ...((request.verbosity ?? 'medium') !== 'medium' ? (['verbosity'] as const) : []),
];

const losesStop = ({ stop = [] }: Settings, { refuses = [] }: Refusing): boolean =>
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
