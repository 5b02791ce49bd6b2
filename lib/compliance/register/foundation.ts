import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the foundation stack. */
export const foundation: readonly Acknowledgement[] = [];
