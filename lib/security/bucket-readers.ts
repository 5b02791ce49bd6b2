import { aws_iam as iam, type aws_s3 as s3 } from 'aws-cdk-lib';
import type { Plan } from '../plan/plan';
import { arnsOf, type Resource, type ResourceName } from '../plan/resource';
import { statementId } from '../plan/statement-id';
import type { WorkloadRoles } from './workload-roles';

/**
 * Adds to the policy of a bucket what the plan allows by it: which role may read or write which objects. In one account,
 * the policy of the bucket is enough (IAM user guide, "Policy evaluation logic", 2026-11). So who may reach an object is
 * written at the bucket, by name, and no policy of a role has a pattern of objects.
 *
 * @param name the bucket, as the rows of the plan name it
 */
export function allowRoles(
  bucket: s3.Bucket,
  name: ResourceName,
  { policies }: Pick<Plan, 'policies'>,
  roles: Pick<WorkloadRoles, 'get'>,
): void {
  for (const { role, permissions } of policies) {
    for (const { sid, actions, resources, allowedBy } of permissions) {
      if (allowedBy !== 'bucket' || !resources.every((resource) => isOf(name, resource))) continue;
      bucket.addToResourcePolicy(
        new iam.PolicyStatement({
          sid: statementId(role, sid),
          principals: [new iam.ArnPrincipal(roles.get(role).roleArn)],
          actions: [...actions],
          resources: resources.flatMap((resource) => arnsOf(resource, { [name]: bucket.bucketArn })),
        }),
      );
    }
  }
}

const isOf = (name: ResourceName, resource: Resource) =>
  typeof resource !== 'string' && resource.name === name;
