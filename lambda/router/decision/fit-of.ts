import { type Asked, asksForEmbeddings } from '../request/asked';
import { chatFit } from './chat-fit';
import { embeddingFit } from './embedding-fit';
import type { Fit } from './fit';

/** What a request of either task needs of a model. */
export const fitOf = (asked: Asked): Fit => (asksForEmbeddings(asked) ? embeddingFit(asked) : chatFit(asked));
