/** What a model is for. This API takes chat requests, so only `chat` models answer it. */
export type Task = 'chat' | 'embedding' | 'rerank' | 'moderation' | 'reward' | 'image' | 'video' | 'speech';

/** Names that tell a task: an id, with `*` for any text. */
export interface NamedTask {
  readonly name: string;
  readonly task: string;
}

/** The task that a model's name tells; `undefined` where it tells none. Capitals do not matter. */
export function taskByName(id: string, named: readonly NamedTask[]): string | undefined {
  return named.find(({ name }) => pattern(name).test(id))?.task;
}

function pattern(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}
