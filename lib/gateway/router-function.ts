import {
  Duration,
  aws_lambda_destinations as destinations,
  aws_ec2 as ec2,
  aws_iam as iam,
  type aws_kms as kms,
  aws_lambda as lambda,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { RouterConfig } from '../../lambda/router/config/router-config';
import type { LaneIdentity } from '../stacks/foundation-resources';
import type { LaneRouter } from '../stacks/gateway-resources';
import { DeadLetters } from './dead-letters';
import { routerBundle } from './router-bundle';
import { ROUTER_TIMEOUT_SECONDS } from './router-limits';
import { ServicePolicy } from './service-policy';

export interface RouterFunctionProps {
  readonly config: RouterConfig;
  /** Deploy-time values only; see router-environment.ts. */
  readonly environment: Readonly<Record<string, string>>;
  readonly identity: LaneIdentity;
  readonly vpc: ec2.IVpc;
  /** Encrypts the environment and the dead letters' topic. */
  readonly encryptionKey: kms.IKey;
}

/**
 * Concurrent requests one lane answers; each holds a function for as long as its answer streams. The usual quota of
 * an account and region is 1,000 in all, of which AWS keeps 100 unreserved. A new account may have far less; Lambda
 * then refuses the stack until the quota is raised.
 */
const CONCURRENT_REQUESTS = 100;

/**
 * One lane's router: inside the VPC, in the lane's own role and security group, with nothing of its own to reach
 * anything else by. It has no function URL, no alias and no trigger besides the API; an asynchronous invocation is
 * never retried and counts as a dead letter.
 */
export class RouterFunction extends Construct implements LaneRouter {
  readonly function: lambda.Function;
  readonly deadLetters: sns.ITopic;

  constructor(scope: Construct, id: string, props: RouterFunctionProps) {
    super(scope, id);
    const { config, identity, encryptionKey } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', { encryptionKey });
    const servicePolicy = new ServicePolicy(this, 'ServicePolicy', {
      role: identity.role,
      deadLetters,
      encryptionKey,
    });
    this.deadLetters = deadLetters;

    this.function = new lambda.Function(this, 'Function', {
      description: `Router of the ${config.lane} lane of ${config.deployment}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: routerBundle(config),
      memorySize: 1024,
      timeout: Duration.seconds(ROUTER_TIMEOUT_SECONDS),
      reservedConcurrentExecutions: CONCURRENT_REQUESTS,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      deadLetterTopic: deadLetters,
      onFailure: new destinations.SnsDestination(deadLetters),
      environment: { ...props.environment },
      environmentEncryption: encryptionKey,
      // The foundation owns the role; nothing here may write into its policies.
      role: iam.Role.fromRoleArn(this, 'Role', identity.role.roleArn, { mutable: false }),
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [identity.securityGroup],
      logGroup: identity.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      recursiveLoop: lambda.RecursiveLoop.TERMINATE,
    });
    this.function.node.addDependency(servicePolicy);
  }
}
