import type { EndpointService } from './endpoint-services';
import type { Permission, PolicyRow } from './permission';
import type { Role, RoleRow, Workload } from './roles';

/**
 * Whose calls an endpoint admits. `role`: one role of the deployment. `accounts`: any principal of these accounts.
 * `anyone`: no condition on the caller, for the reason given. `othersThan`: principals of no account named, and
 * requests nobody signed; only for rows that deny.
 */
export type EndpointCaller =
  | { readonly role: Role }
  | { readonly accounts: readonly string[] }
  | { readonly anyone: string }
  | { readonly othersThan: readonly string[] };

/** One row of the table of needs: this workload calls a service, as this caller, to do this. */
export interface Need {
  readonly who: Workload;
  readonly caller: EndpointCaller;
  readonly service: EndpointService;
  readonly permission: Permission;
}

/** What the role of these policies calls from inside the VPC. What a role must never do needs no endpoint. */
export function needsOfRoles(roles: readonly RoleRow[], policies: readonly PolicyRow[]): readonly Need[] {
  return policies.flatMap(({ role, permissions }) => {
    const who = roles.find((row) => row.role === role)?.workload;
    return permissions
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((permission) =>
        permission.through.map((service): Need => {
          if (who === undefined)
            throw new Error(`${role} calls ${service} from inside the VPC, where nobody acts in it.`);
          return { who, caller: { role }, service, permission };
        }),
      );
  });
}
