import type { ServedTask } from '../../../../policy/endpoints';

/** The paths at which vLLM takes requests (vLLM documentation, Online Serving, 2026-11). */
export const VLLM_PATHS = {
  chat: '/v1/chat/completions',
  completion: '/v1/completions',
  embedding: '/v1/embeddings',
} as const;

export type VllmRequest = keyof typeof VLLM_PATHS;

/** What a model of each task is asked for. */
export const REQUESTS_OF = {
  chat: ['chat', 'completion'],
  embedding: ['embedding'],
} as const satisfies Record<ServedTask, readonly VllmRequest[]>;
