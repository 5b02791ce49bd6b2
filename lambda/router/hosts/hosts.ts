import type { Host } from '../../../policy/boundary';
import type { Environment } from '../aws/credentials';
import type { RouterConfig } from '../config/router-config';
import type { ModelHost } from './host';

export type Hosts = { readonly [H in Host]: ModelHost<H> };

export function createHosts(_config: RouterConfig, _environment: Environment): Hosts {
  throw new Error('not written yet');
}
