import type { aws_lambda as lambda, aws_sns as sns } from 'aws-cdk-lib';
import type { Lane } from '../../policy/lane';

// What the gateway stack gives to the operations stack.

/** A deployed function of ours. */
export interface RunningFunction {
  readonly function: lambda.IFunction;
  /** Receives failed asynchronous invocations: only the schedule of the signer makes any. The topic has no subscribers. */
  readonly deadLetters: sns.ITopic;
}

export type LaneRouter = RunningFunction;

/** The dimensions of the API's metrics. */
export interface ApiDimensions {
  readonly name: string;
  readonly stage: string;
}

export interface GatewayResources {
  /** Only the lanes that the deployment has. */
  readonly routers: Readonly<Partial<Record<Lane, LaneRouter>>>;
  /** The signer of the chains' heads. */
  readonly chainHeads: RunningFunction;
  /** Only if a lane accepts bearer credentials. */
  readonly authorizer?: RunningFunction;
  readonly api: ApiDimensions;
  /** Name of the web ACL, the `WebACL` dimension of its metrics. */
  readonly firewallName: string;
}
