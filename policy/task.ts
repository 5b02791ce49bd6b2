/** What a model is for. A model answers at the endpoints that need its task, and at no other. */
export const TASKS = [
  'chat',
  'embedding',
  'rerank',
  'moderation',
  'reward',
  'image',
  'video',
  'speech',
] as const;
export type Task = (typeof TASKS)[number];
