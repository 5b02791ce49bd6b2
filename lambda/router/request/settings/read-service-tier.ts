import type { ChatRequest } from '../../contract/chat';
import type { Fields } from '../fields';

/** OpenAI's tiers (`openai` 7.57.0, ServiceTier, 2026-11), and the tier that each is here. */
const TIERS = {
  auto: undefined,
  default: 'default',
  flex: 'flex',
  priority: 'priority',
  /** The newer name. */
  fast: 'priority',
  /** No host has a faster one. */
  ultrafast: 'priority',
  /** It draws on tokens that were bought from OpenAI in advance, which no host has. */
  scale: undefined,
} as const satisfies Readonly<Record<string, ChatRequest['serviceTier']>>;

const NAMES = Object.keys(TIERS) as readonly (keyof typeof TIERS)[];

/** Reads OpenAI's `service_tier`; `undefined`: the one by default. */
export function readServiceTier(fields: Fields): ChatRequest['serviceTier'] {
  const tier = fields.word('service_tier', ...NAMES);
  if (tier === 'scale') fields.ignore('service_tier');
  return tier && TIERS[tier];
}
