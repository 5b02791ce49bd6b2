import { aws_apigateway as apigateway, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FoundationResources } from '../resources/foundation-resources';

export interface AccountLoggingProps {
  /** The role API Gateway writes logs with. @default somebody else sets the account's role */
  readonly role?: FoundationResources['api']['accountLoggingRole'];
}

/**
 * The account's API Gateway logging role, a singleton of account and region: set only where the deployment owns
 * it, and left behind when the stack goes, since other APIs of the account write their logs with it.
 */
export class AccountLogging extends Construct {
  constructor(scope: Construct, id: string, { role }: AccountLoggingProps) {
    super(scope, id);
    if (!role) return;
    const account = new apigateway.CfnAccount(this, 'Resource', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
