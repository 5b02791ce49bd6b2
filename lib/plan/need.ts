import type { EndpointService } from './endpoint-services';
import type { Permission, PolicyRow } from './permission';
import type { Role, RoleRow, Workload } from './roles';

/**
 * The callers that an endpoint admits. `role`: one role of the deployment. `accounts`: any principal of these
 * accounts. `anyone`: no condition on the caller, with the reason. `othersThan`: principals of all other accounts,
 * and unsigned requests; only for rows that deny.
 */
export type EndpointCaller =
  | { readonly role: Role }
  | { readonly accounts: readonly string[] }
  | { readonly anyone: string }
  | { readonly othersThan: readonly string[] };

/** One row of the table of needs: this workload calls a service, as this caller, with this permission. */
export interface Need {
  readonly who: Workload;
  readonly caller: EndpointCaller;
  readonly service: EndpointService;
  readonly permission: Permission;
}

/** The calls that these roles make from inside the VPC. A denied action needs no endpoint. */
export function needsOfRoles(roles: readonly RoleRow[], policies: readonly PolicyRow[]): readonly Need[] {
  return policies.flatMap(({ role, permissions }) => {
    const who = roles.find((row) => row.role === role)?.workload;
    return permissions
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((permission) =>
        permission.through.map((service): Need => {
          if (who === undefined)
            throw new Error(
              `Role ${role} calls ${service} through an endpoint but has no workload in the VPC. Name its workload in the role's row, or leave \`through\` of ${permission.sid} empty.`,
            );
          return { who, caller: { role }, service, permission };
        }),
      );
  });
}
