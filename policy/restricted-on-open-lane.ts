/**
 * Why a request is restricted: the caller's floor or the request's own declaration (`declaration`), or only the
 * detector (`detection`).
 */
export const RESTRICTED_BY = ['declaration', 'detection'] as const;
export type RestrictedBy = (typeof RESTRICTED_BY)[number];

/**
 * How the open lane treats restricted data if the deployment has a sealed lane. `refuse`: the error tells the caller to
 * use the sealed lane, where the network is the control. `account-hosts`: models inside the account answer on the open
 * lane, where only the router keeps the data from other models.
 */
export const RESTRICTED_ON_OPEN_LANE = ['refuse', 'account-hosts'] as const;
export type RestrictedOnOpenLane = Readonly<Record<RestrictedBy, (typeof RESTRICTED_ON_OPEN_LANE)[number]>>;

/** The default. */
export const REFUSE_RESTRICTED: RestrictedOnOpenLane = { declaration: 'refuse', detection: 'refuse' };
