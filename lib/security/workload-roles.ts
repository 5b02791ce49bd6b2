import { aws_iam as iam, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { rulesOf } from '../config/account-rules';
import { importedRoleArn } from '../plan/imported-role';
import { permissionsBoundaryOf } from '../plan/permissions-boundary';
import type { Plan } from '../plan/plan';
import { required } from '../plan/required';
import { roleName } from '../plan/role-names';
import { type Role, type RoleRow, workloadOf } from '../plan/roles';
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
 * permissions as managed policies, so that no stack changes a role of another stack. Imported roles have theirs already.
 */
export class WorkloadRoles extends Construct {
  readonly byName: ReadonlyMap<Role, iam.IRole>;
  /** The roles of the lanes, in the order of `LANES`. */
  readonly lanes: readonly iam.IRole[];

  constructor(scope: Construct, id: string, { plan }: WorkloadRolesProps) {
    super(scope, id);
    this.byName = new Map(
      plan.roles.map((row) => [row.role, this.imported(row, plan) ?? this.created(row, plan)]),
    );
    this.lanes = plan.lanes.map((lane) => this.get(workloadOf(lane)));
  }

  /**
   * The existing role that the file names. No construct may add a policy to it: `customizeRoles` of the CDK would report
   * what it adds, and docs/decisions/0032 says why the report is made elsewhere.
   */
  private imported({ role, id }: RoleRow, { deployment }: WorkloadRolesProps['plan']): iam.IRole | undefined {
    const arn = importedRoleArn(deployment, role);
    return arn === undefined ? undefined : iam.Role.fromRoleArn(this, id, arn, { mutable: false });
  }

  private created(
    { role, id, description, service }: RoleRow,
    { deployment }: WorkloadRolesProps['plan'],
  ): iam.IRole {
    const { roles: rules } = rulesOf(deployment);
    const isRetained = RETAINED.includes(role);
    const made = new WorkloadRole(this, id, {
      description,
      service,
      path: rules.path,
      name: roleName(deployment, role, isRetained ? stackSerial() : undefined),
      boundary: permissionsBoundaryOf(deployment),
      tags: rules.tags,
    });
    // One with a name would be in the way of the next deploy, where the one that created it is rolled back.
    const kept = rules.name === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    if (isRetained) made.applyRemovalPolicy(kept);
    return made;
  }

  /** The role of this name. @throws Error if the deployment has none. */
  get(role: Role): iam.IRole {
    return required(this.byName.get(role), `a role ${role}`);
  }

  /** ARNs by name. */
  get arns(): RoleArns {
    return Object.fromEntries([...this.byName].map(([name, role]) => [name, role.roleArn]));
  }
}

export type RoleArns = Readonly<Partial<Record<Role, string>>>;
