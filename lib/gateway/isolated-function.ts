import {
  Duration,
  aws_lambda_destinations as destinations,
  aws_ec2 as ec2,
  type aws_kms as kms,
  aws_lambda as lambda,
  aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { PolicyRow } from '../plan/permission';
import type { FunctionIdentity } from '../resources/foundation-resources';
import { fixedRole } from '../security/fixed-references';
import { attachedPolicy } from '../security/role-policy';

export interface IsolatedFunctionProps {
  readonly description: string;
  readonly code: lambda.Code;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Reserved concurrency; part of the account's limit. */
  readonly concurrency: number;
  /** Deploy-time values only. */
  readonly environment: Readonly<Record<string, string>>;
  readonly identity: FunctionIdentity;
  /** What the Lambda service does with the role: report dead letters and traces. */
  readonly servicePolicy: PolicyRow;
  readonly vpc: ec2.IVpc;
  /** Encrypts the environment and the dead letters' topic. */
  readonly encryptionKey: kms.IKey;
}

/**
 * A function inside the VPC, with a role and security group of its own that allow only what the plan lists. It has no
 * function URL, no alias and one trigger: the API, or the schedule of the signer. A failed asynchronous invocation is
 * not retried and counts as a dead letter.
 */
export class IsolatedFunction extends Construct {
  readonly function: lambda.Function;
  readonly deadLetters: sns.ITopic;

  constructor(scope: Construct, id: string, props: IsolatedFunctionProps) {
    super(scope, id);
    const { identity, encryptionKey } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', encryptionKey);
    const servicePolicy = attachedPolicy(this, 'ServicePolicy', {
      role: identity.role,
      policy: props.servicePolicy,
      arns: { 'dead-letters': deadLetters.topicArn, 'data-key': encryptionKey.keyArn },
    });
    this.deadLetters = deadLetters;

    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      reservedConcurrentExecutions: props.concurrency,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      deadLetterTopic: deadLetters,
      onFailure: new destinations.SnsDestination(deadLetters),
      environment: { ...props.environment },
      environmentEncryption: encryptionKey,
      // The foundation owns the role; the library must not add policies to it.
      role: fixedRole(this, 'Role', identity.role),
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [identity.securityGroup],
      logGroup: identity.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      recursiveLoop: lambda.RecursiveLoop.TERMINATE,
    });
    if (servicePolicy) this.function.node.addDependency(servicePolicy);
  }
}

/**
 * Receives failed asynchronous invocations. A topic without subscribers, not a queue: such an invocation may contain a
 * prompt, which must be counted and never stored (I7).
 */
class DeadLetters extends sns.Topic {
  constructor(scope: Construct, id: string, encryptionKey: kms.IKey) {
    super(scope, id, { masterKey: encryptionKey, enforceSSL: true });
  }
}
