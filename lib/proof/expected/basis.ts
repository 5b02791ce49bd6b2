import type { Host } from '../../../policy/boundary';
import type { Lane } from '../../../policy/lane';
import { lanesOf, laneUsesModel, type Policy, type Route, routeTable } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import { regionFacts } from '../../config/facts/regions';
import { type Model, type ModelOn, modelsOn } from '../../config/model';
import { expectedPolicy } from '../expected-policy';

/** What the expected resources are derived from: the deployment file, the policy, and facts. Never the plan. */
export interface Basis {
  readonly deployment: Deployment;
  readonly policy: Policy;
  readonly lanes: readonly Lane[];
  readonly table: readonly Route[];
  readonly partition: string;
  readonly dnsSuffix: string;
  /** The models on one host, in the order of the deployment file. */
  modelsOn<H extends Host>(host: H): readonly ModelOn<H>[];
  /** The models that some caller and class routes to on a lane, in the order of the deployment file. */
  modelsOf(lane: Lane): readonly Model[];
  /** An ARN in the deployment's account and region: `arn('kms', 'key/…')`. */
  arn(service: string, resource: string): string;
  /** An ARN of a global service: `globalArn('iam', 'role/…')`. */
  globalArn(service: string, resource: string): string;
}

export function basisOf(deployment: Deployment): Basis {
  const policy = expectedPolicy(deployment);
  const { account, region } = deployment;
  const { partition, dnsSuffix } = regionFacts(region);
  const table = routeTable(policy);
  return {
    deployment,
    policy,
    lanes: lanesOf(policy),
    table,
    partition,
    dnsSuffix,
    modelsOn: (host) => modelsOn(deployment.models, host),
    modelsOf: (lane) => deployment.models.filter(({ name }) => laneUsesModel(table, lane, name)),
    arn: (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`,
    globalArn: (service, resource) => `arn:${partition}:${service}::${account}:${resource}`,
  };
}
