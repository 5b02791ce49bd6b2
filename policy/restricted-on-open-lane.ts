/**
 * Who says that a request is restricted: its caller's floor or the request itself (`declaration`), or nobody but
 * the detector (`detection`).
 */
export const RESTRICTED_BY = ['declaration', 'detection'] as const;
export type RestrictedBy = (typeof RESTRICTED_BY)[number];

/**
 * What becomes of restricted data on the open lane of a deployment that has a sealed one. `refuse`: the request is
 * told to use the sealed lane, where the network is the control. `account-hosts`: models inside the account answer
 * it on the open lane, where the router alone keeps it from the others.
 */
export const RESTRICTED_ON_OPEN_LANE = ['refuse', 'account-hosts'] as const;
export type RestrictedOnOpenLane = Readonly<Record<RestrictedBy, (typeof RESTRICTED_ON_OPEN_LANE)[number]>>;

/** What holds where a deployment says nothing. */
export const REFUSE_RESTRICTED: RestrictedOnOpenLane = { declaration: 'refuse', detection: 'refuse' };
