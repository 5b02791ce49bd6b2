import { API } from './api';
import { BEARER } from './bearer';
import { ENDPOINT_POLICIES } from './endpoint-policies';
import { NETWORK } from './network';
import { PERMISSIONS } from './permissions';
import { ROUTERS } from './routers';
import { SECOND_OPINION } from './second-opinion';

/** Everything the proof must notice. */
export const SABOTAGES = [
  ...PERMISSIONS,
  ...ENDPOINT_POLICIES,
  ...NETWORK,
  ...API,
  ...BEARER,
  ...ROUTERS,
  ...SECOND_OPINION,
];
