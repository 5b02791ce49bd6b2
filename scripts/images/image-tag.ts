import { hexOf } from './digest';

/** The tag that keeps an image: the model that it serves, and the beginning of its digest. */
export const imageTag = (model: string, digest: string): string => `${model}-${hexOf(digest).slice(0, 12)}`;
