import { type aws_iam as iam, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { rulesOf } from '../config/account-rules';
import { permissionsBoundaryOf } from '../plan/permissions-boundary';
import type { Plan } from '../plan/plan';
import { required } from '../plan/required';
import { roleName } from '../plan/role-names';
import { type Role, workloadOf } from '../plan/roles';
import { stackSerial } from './stack-serial';
import { WorkloadRole } from './workload-role';

export interface WorkloadRolesProps {
  readonly plan: Pick<Plan, 'deployment' | 'roles' | 'lanes'>;
}

/**
 * The roles that outlive the stack. `replication` and `flow-logs` go on with their work for the retained buckets and
 * the retained VPC. The policies of the landing bucket, of the records bucket and of the signing key spare `delivery`
 * and `chain-heads` by name: while a role exists, no other role can take its name. `api-logging` is the role that the
 * retained setting of the account names: every API of the account writes its logs with it. Only one AWS service each
 * can assume them.
 */
const RETAINED: readonly Role[] = ['delivery', 'replication', 'flow-logs', 'chain-heads', 'api-logging'];

/**
 * The roles of a deployment: one for each component that it has. The foundation and later stacks attach their
 * permissions as managed policies, so that no stack changes a role of another stack.
 */
export class WorkloadRoles extends Construct {
  readonly byName: ReadonlyMap<Role, iam.Role>;
  /** The roles of the lanes, in the order of `LANES`. */
  readonly lanes: readonly iam.Role[];

  constructor(scope: Construct, id: string, { plan }: WorkloadRolesProps) {
    super(scope, id);
    const { deployment } = plan;
    const { roles: rules } = rulesOf(deployment);
    this.byName = new Map(
      plan.roles.map(({ role, id: roleId, description, service }) => [
        role,
        new WorkloadRole(this, roleId, {
          description,
          service,
          path: rules.path,
          name: roleName(deployment, role, RETAINED.includes(role) ? stackSerial() : undefined),
          boundary: permissionsBoundaryOf(deployment),
          tags: rules.tags,
        }),
      ]),
    );
    // One with a name would be in the way of the next deploy, where the one that created it is rolled back.
    const kept = rules.name === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    for (const role of RETAINED) this.byName.get(role)?.applyRemovalPolicy(kept);
    this.lanes = plan.lanes.map((lane) => this.get(workloadOf(lane)));
  }

  /** The role of this name. @throws Error if the deployment has none. */
  get(role: Role): iam.Role {
    return required(this.byName.get(role), `a role ${role}`);
  }

  /** ARNs by name. */
  get arns(): RoleArns {
    return Object.fromEntries([...this.byName].map(([name, role]) => [name, role.roleArn]));
  }
}

export type RoleArns = Readonly<Partial<Record<Role, string>>>;
