import { RemovalPolicy, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Plan } from '../plan/plan';
import type { ResourceArns } from '../plan/resource';
import { attachedPolicy } from '../security/role-policy';
import type { WorkloadRoles } from '../security/workload-roles';

export interface WorkloadPoliciesProps {
  readonly plan: Pick<Plan, 'roles' | 'policies'>;
  readonly roles: WorkloadRoles;
  /** ARNs of what the foundation owns. */
  readonly arns: ResourceArns;
  /**
   * The policies of buckets. One that allows what a role's policy no longer does is updated before it, so that what runs
   * never lacks a permission.
   */
  readonly bucketPolicies: readonly s3.BucketPolicy[];
}

/** The policies whose resources the foundation owns. Later stacks attach the others. */
export class WorkloadPolicies extends Construct {
  constructor(scope: Construct, id: string, { plan, roles, arns, bucketPolicies }: WorkloadPoliciesProps) {
    super(scope, id);
    for (const { role } of plan.roles) {
      for (const policy of plan.policies.filter((one) => one.role === role && one.path)) {
        const [policyId = '', ...folders] = [...(policy.path ?? [])].reverse();
        const made = attachedPolicy(this.folder(folders.reverse()), policyId, {
          role: roles.get(role),
          policy,
          arns,
        });
        if (made && policy.permissions.some(({ allowedBy }) => allowedBy))
          made.node.addDependency(...bucketPolicies);
        if (policy.isRetained) made?.applyRemovalPolicy(RemovalPolicy.RETAIN);
      }
    }
  }

  private folder(names: readonly string[]): Construct {
    return names.reduce<Construct>(
      (scope, name) => (scope.node.tryFindChild(name) as Construct) ?? new Construct(scope, name),
      this,
    );
  }
}
