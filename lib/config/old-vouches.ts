import { vouchesIn } from './vouches';
import type { Warning } from './warning';

/** A vouch is asked for again after this time. */
const DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Vouches that are more than a year old. Pure: the clock is an argument. */
export const oldVouches = (deployment: Parameters<typeof vouchesIn>[0], now: Date): readonly Warning[] =>
  vouchesIn(deployment)
    .filter(({ by }) => now.getTime() - Date.parse(by.on) > DAYS * DAY_MS)
    .map(({ path, of, by }) => ({
      path: `${path}.vouchedBy.on`,
      got: by.on,
      why: `${by.name} vouched for the ${of} more than ${DAYS} days ago, and no template shows what has changed since`,
      next: `ask ${by.name} to confirm it again, and write the day`,
    }));
