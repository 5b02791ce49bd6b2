import { aws_apigateway as apigateway, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FoundationResources } from '../resources/foundation-resources';

export interface AccountLoggingProps {
  /** The role with which API Gateway writes logs. @default the deployment does not own the account's setting */
  readonly role?: FoundationResources['api']['accountLoggingRole'];
}

/**
 * The API Gateway logging role of account and region, a singleton. It is set only if the deployment owns this
 * setting. It is retained when the stack is deleted, because other APIs of the account use it. So are the role that it
 * names and the role's policy (lib/security/workload-roles.ts): otherwise the setting would name a deleted role.
 */
export class AccountLogging extends Construct {
  constructor(scope: Construct, id: string, { role }: AccountLoggingProps) {
    super(scope, id);
    if (!role) return;
    const account = new apigateway.CfnAccount(this, 'Resource', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
