import facts from './vllm-parsers.json';

/** Names of vLLM's reasoning parsers: they take the thinking of a model out of its answer. */
export const REASONING_PARSERS: readonly string[] = facts.reasoning;

/** Names of vLLM's tool parsers: they turn what a model writes into tool calls. */
export const TOOL_PARSERS: readonly string[] = facts.tools;
