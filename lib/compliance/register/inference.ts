import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the inference stack. */
export const inference: readonly Acknowledgement[] = [];
