import type { Permission } from '../security/permission';
import type { Workload } from './workloads';

/**
 * Whose calls an endpoint admits. `role`: one IAM role, by ARN. `accounts`: any principal of these accounts.
 * `anyone`: no condition on the caller, for the reason given. `othersThan`: principals of no account named, and
 * requests nobody signed; only for rows that deny.
 */
export type Caller =
  | { readonly role: string }
  | { readonly accounts: readonly string[] }
  | { readonly anyone: string }
  | { readonly othersThan: readonly string[] };

/** One row of the table of needs: this workload calls a service, as this caller, to do this. */
export interface Need {
  readonly who: Workload;
  readonly caller: Caller;
  readonly permission: Permission;
}

/** Allowing rows of one workload and role. What a role must never do needs no endpoint. */
export function needs(who: Workload, role: { readonly roleArn: string }, permissions: readonly Permission[]) {
  return permissions
    .filter((permission) => permission.effect === 'Allow')
    .map((permission): Need => ({ who, caller: { role: role.roleArn }, permission }));
}
