import type { AskedChat } from './asked-chat';
import type { AskedEmbeddings } from './asked-embeddings';

/** A parsed request, to a model of either task. */
export type Asked = AskedChat | AskedEmbeddings;

export const asksForEmbeddings = (asked: Asked): asked is AskedEmbeddings => 'embedding' in asked;
