/**
 * Whether a model thinks before it answers. `caller`: each request decides, by `reasoning_effort`; without it, the model
 * does what it does by itself.
 */
export const THINKING = ['on', 'off', 'caller'] as const;
export type Thinking = (typeof THINKING)[number];

/** The values of OpenAI's `reasoning_effort`, from the least on. */
export const REASONING_EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type ReasoningEffort = (typeof REASONING_EFFORTS)[number];

/** Whether a request with this effort asks for thinking. */
export const asksToThink = (effort: ReasoningEffort): boolean => effort !== 'none' && effort !== 'minimal';
