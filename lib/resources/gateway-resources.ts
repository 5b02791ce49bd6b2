import type { aws_lambda as lambda, aws_sns as sns } from 'aws-cdk-lib';
import type { Lane } from '../../policy/lane';

// What the gateway stack offers to the operations stack above it.

/** One of our functions as it runs. */
export interface RunningFunction {
  readonly function: lambda.IFunction;
  /** Counts asynchronous invocations that failed; nobody invokes them that way. Without subscribers. */
  readonly deadLetters: sns.ITopic;
}

export type LaneRouter = RunningFunction;

/** The API as its metrics know it. */
export interface ApiDimensions {
  readonly name: string;
  readonly stage: string;
}

export interface GatewayResources {
  /** Only the lanes the deployment has. */
  readonly routers: Readonly<Partial<Record<Lane, LaneRouter>>>;
  /** Only where a lane takes bearer credentials. */
  readonly authorizer?: RunningFunction;
  readonly api: ApiDimensions;
  /** Name of the web ACL, the `WebACL` dimension of its metrics. */
  readonly firewallName: string;
}
