import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the gateway stack. */
export const gateway: readonly Acknowledgement[] = [];
