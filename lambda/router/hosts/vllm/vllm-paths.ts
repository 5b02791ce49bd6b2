import type { ServedTask } from '../../../../policy/endpoints';

/** The path at which vLLM takes requests of a task (vLLM documentation, Online Serving, 2026-11). */
export const VLLM_PATHS = {
  chat: '/v1/chat/completions',
  embedding: '/v1/embeddings',
} as const satisfies Record<ServedTask, string>;
