import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import { opinionPermissions } from '../plan/opinion-permissions';
import { toStatement } from '../plan/permission';

export interface OpinionPolicyProps {
  readonly deployment: Deployment;
  readonly lane: Lane;
  readonly role: iam.IRole;
}

/**
 * Lets a lane's role ask for second opinions. On its own, because the action takes no resource: what is accepted of
 * this policy is accepted of no other statement.
 */
export class OpinionPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, { deployment, lane, role }: OpinionPolicyProps) {
    super(scope, id, {
      description: `Whom the ${lane} lane of ${deployment.name} may ask for a second opinion`,
      roles: [role],
      statements: opinionPermissions(deployment, lane).map(toStatement),
    });
  }
}
