import type { Host } from '../../../policy/boundary';
import type { Lane } from '../../../policy/lane';
import type { Policy, Route } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import type { Model, ModelOn } from '../../config/model';
import type { StackName } from '../matching/expected';

/** What the expected resources are derived from: the deployment file, the policy, and facts. Never the plan. */
export interface Basis {
  readonly deployment: Deployment;
  readonly policy: Policy;
  readonly lanes: readonly Lane[];
  readonly table: readonly Route[];
  readonly partition: string;
  readonly dnsSuffix: string;
  /** The name of a stack. */
  stack(part: StackName): string;
  /** The models on one host, in the order of the deployment file. */
  modelsOn<H extends Host>(host: H): readonly ModelOn<H>[];
  /** The models that some caller and class routes to on a lane, in the order of the deployment file. */
  modelsOf(lane: Lane): readonly Model[];
  /** An ARN in the deployment's account and region: `arn('kms', 'key/…')`. */
  arn(service: string, resource: string): string;
  /** An ARN of a global service: `globalArn('iam', 'role/…')`. */
  globalArn(service: string, resource: string): string;
}
