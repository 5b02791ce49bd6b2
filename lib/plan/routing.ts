import { LANES, type Lane } from '../../policy/lane';
import { lanesOf, laneUsesModel, type Policy, type Route, routeTable } from '../../policy/route-table';
import { laneAsksOpinion } from '../../policy/second-opinion';
import type { Deployment } from '../config/deployment';
import type { Model } from '../config/model';
import { policyOf } from '../config/policy-of';
import type { LaneRecord } from './lane-record';

/** The result of the policy for a deployment, computed once. The rest of the plan is made from it. */
export interface Routing {
  readonly deployment: Deployment;
  readonly policy: Policy;
  readonly table: readonly Route[];
  /** The lanes the deployment has, in the order of `LANES`. */
  readonly lanes: readonly Lane[];
  /** By lane: the models that the route table allows for some caller and class, in deployment order (I4). */
  readonly models: LaneRecord<readonly Model[]>;
  /** The lanes that send some request to Amazon Comprehend for a second opinion. */
  readonly opinionLanes: readonly Lane[];
}

export function routingOf(deployment: Deployment): Routing {
  const policy = policyOf(deployment);
  const table = routeTable(policy);
  const lanes = lanesOf(policy);
  const { secondOpinion } = deployment;
  return {
    deployment,
    policy,
    table,
    lanes,
    models: Object.fromEntries(
      lanes.map((lane) => [
        lane,
        deployment.models.filter((model) => laneUsesModel(table, lane, model.name)),
      ]),
    ),
    opinionLanes: LANES.filter(
      (lane) => secondOpinion !== undefined && laneAsksOpinion(policy, lane, secondOpinion.classes),
    ),
  };
}
