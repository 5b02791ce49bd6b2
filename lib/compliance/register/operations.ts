import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the operations stack. */
export const operations: readonly Acknowledgement[] = [];
