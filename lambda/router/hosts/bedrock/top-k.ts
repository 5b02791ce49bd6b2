import type { ChatRequest } from '../../contract/chat';
import type { ConverseTraits } from './schema';

type Asked = Pick<ChatRequest, 'extras'>;

/** The `top_k` that a call of this model has; `undefined`: none. A value above the model's range becomes its largest. */
export function topKOf({ extras }: Asked, { topK }: ConverseTraits): number | undefined {
  const wanted = extras?.top_k;
  return topK && typeof wanted === 'number' ? Math.min(wanted, topK.most) : undefined;
}

/** The same among the model's own fields, which Converse passes on as they are. */
export function topKFields(request: Asked, traits: ConverseTraits): object {
  const value = topKOf(request, traits);
  if (value === undefined) return {};
  return traits.topK?.field === 'top_k' ? { top_k: value } : { inferenceConfig: { topK: value } };
}
