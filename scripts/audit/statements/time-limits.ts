const MINUTE = 60_000;

/** A statement is signed each hour, also where there is nothing new. */
export const SIGNED_EVERY_MINUTES = 60;

/** How much later than an hour after the one before a statement may be: the schedule gives a run up after so long. */
export const GRACE_MINUTES = 30;

/** How long a record may take from the router into the bucket: a minute in Firehose, 15 in replication, and a margin. */
export const DELIVERY_MINUTES = 20;

/** How much clocks may differ, and how long the signer may read after it has taken the time of a statement. */
const CLOCK_MINUTES = 15;

export const LONGEST_BETWEEN_MS = (SIGNED_EVERY_MINUTES + GRACE_MINUTES) * MINUTE;
export const DELIVERY_MS = DELIVERY_MINUTES * MINUTE;
export const CLOCK_MS = CLOCK_MINUTES * MINUTE;

/** After this time a record is covered by a statement: the bound. */
export const BOUND_MINUTES = SIGNED_EVERY_MINUTES + GRACE_MINUTES + DELIVERY_MINUTES;
