import { API } from './api';
import { BEARER } from './bearer';
import { ENDPOINT_POLICIES } from './endpoint-policies';
import { ENDPOINT_ROLES } from './endpoint-roles';
import { NETWORK } from './network';
import { PERMISSIONS } from './permissions';
import { ROUTERS } from './routers';
import { SECOND_OPINION } from './second-opinion';

/** Every change that the proof must notice. */
export const SABOTAGES = [
  ...PERMISSIONS,
  ...ENDPOINT_POLICIES,
  ...ENDPOINT_ROLES,
  ...NETWORK,
  ...API,
  ...BEARER,
  ...ROUTERS,
  ...SECOND_OPINION,
];
