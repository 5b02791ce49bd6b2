import type { RouterModel } from '../../lambda/router/config/router-config';
import type { Deployment } from '../config/deployment';
import type { Model } from '../config/model';
import { boundaryIn, regionsOf } from '../config/policy-of';
import { routerModelOf } from '../hosts/rows';
import { taskOf } from '../hosts/schemas';

/** One model of the deployment as the router knows it. */
export function routerModel(model: Model, deployment: Deployment): RouterModel {
  const { name, auto, fallbacks, contextTokens, maxOutputTokens } = model;
  const common = {
    name,
    task: taskOf(model.host, model),
    boundary: boundaryIn(deployment, model),
    regions: [...regionsOf(model, deployment)],
    auto,
    fallbacks,
    contextTokens,
    maxOutputTokens,
  };
  return { ...common, ...routerModelOf(model, deployment) };
}
