import { reaches, same, TOOLS, turn, withTools } from './bodies';
import type { Feature } from './feature';

// Limits, tiers and caches: settings of which a host may have less than the request names.

const MARK = { cache_control: { type: 'ephemeral' } };
const HOUR = { cache_control: { type: 'ephemeral', ttl: '1h' } };
const long = (words: string, mark: object) => ({ type: 'text', text: words, ...mark });

/** Each of two parts ends with a marker: the system prompt, and the question. */
const twoMarks = {
  chat: {
    messages: [
      { role: 'system', content: [long('Be brief.', MARK)] },
      { role: 'user', content: [long('What is this?', MARK)] },
    ],
  },
  responses: {
    input: [
      {
        role: 'system',
        content: [{ type: 'input_text', text: 'Be brief.', prompt_cache_breakpoint: {} }],
      },
      {
        role: 'user',
        content: [{ type: 'input_text', text: 'What is this?', prompt_cache_breakpoint: {} }],
      },
    ],
  },
  messages: {
    system: [long('Be brief.', MARK)],
    messages: [{ role: 'user', content: [long('What is this?', MARK)] }],
  },
};

export const LENGTH_ROWS: readonly Feature[] = [
  {
    name: 'limit above the longest answer of the model (`x-clamped`)',
    asks: {
      chat: { max_completion_tokens: 1_000_000 },
      responses: { max_output_tokens: 1_000_000 },
      messages: { max_tokens: 1_000_000 },
    },
    shows: ({ text, header }) => text !== '' && /=\d+$/.test(header('x-clamped') ?? ''),
  },
  {
    name: 'sixteen stop sequences',
    words: 'one two three',
    asks: {
      chat: { stop: stops() },
      responses: { stop: stops() },
      messages: { stop_sequences: stops() },
    },
    shows: ({ text }) => text.includes('one') && !text.includes('two'),
  },
];

function stops(): readonly string[] {
  return [...Array.from({ length: 15 }, (_, index) => `never ${index}`), 'two'];
}

export const TIER_ROWS: readonly Feature[] = [
  {
    name: 'service tier: priority',
    asks: same({ service_tier: 'priority' }),
    shows: reaches('"serviceTier":{"type":"priority"}'),
  },
  { name: 'service tier: auto', asks: same({ service_tier: 'auto' }), shows: ({ text }) => text !== '' },
];

export const CACHE_ROWS: readonly Feature[] = [
  {
    name: 'prompt-cache marker, one hour',
    asks: turn(
      long('Long text.', HOUR),
      { type: 'input_text', text: 'Long text.', prompt_cache_breakpoint: { ttl: '30m' } },
      long('Long text.', HOUR),
    ),
    shows: reaches('"ttl":"1h"'),
  },
  {
    name: 'prompt-cache marker after the tools',
    asks: withTools(
      { tools: TOOLS.chat.tools.map((tool) => ({ ...tool, ...MARK })) },
      { tools: TOOLS.responses.tools.map((tool) => ({ ...tool, ...MARK })) },
      { tools: TOOLS.messages.tools.map((tool) => ({ ...tool, ...MARK })) },
    ),
    shows: reaches('cachePoint'),
  },
  {
    name: 'tokens read from a cache, in the usage',
    asks: twoMarks,
    shows: ({ cachedTokens }) => cachedTokens > 0,
  },
];
