import { lanesOf, laneUsesModel, routeTable } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import { regionFacts } from '../../config/facts/regions';
import { modelsOn } from '../../config/model';
import { stackOf } from './account-rules';
import type { Basis } from './basis';
import { arnIn } from './models/arn-in';
import { expectedPolicy } from './policy';

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
    stack: (part) => stackOf(deployment, part),
    modelsOn: (host) => modelsOn(deployment.models, host),
    modelsOf: (lane) => deployment.models.filter(({ name }) => laneUsesModel(table, lane, name)),
    arn: (service, resource) => arnIn(deployment, service, resource),
    globalArn: (service, resource) => `arn:${partition}:${service}::${account}:${resource}`,
  };
}
