import { type Boundary, boundaryOf } from '../../policy/boundary';
import { ceilingsOf } from '../../policy/ceiling';
import type { Policy } from '../../policy/route-table';
import { processedIn } from '../hosts/schemas';
import { lanesByCredential } from './bearer';
import type { Deployment } from './deployment';
import { regionsAtHome } from './facts/regions';
import type { Model } from './model';

/**
 * The policy of a deployment: ceilings, models with their boundaries, callers with their floors and with the lanes that
 * accept one of their credentials. The credentials themselves are not part of it.
 */
export function policyOf(
  deployment: Pick<Deployment, 'region' | 'residency' | 'ceilings' | 'models' | 'callers' | 'bearer'> &
    Partial<Pick<Deployment, 'restrictedOnOpenLane'>>,
): Policy {
  return {
    ceilings: ceilingsOf(deployment.residency, deployment.ceilings),
    restrictedOnOpenLane: deployment.restrictedOnOpenLane,
    models: deployment.models.map((model) => ({
      name: model.name,
      boundary: boundaryIn(deployment, model),
      auto: model.auto,
      fallbacks: model.fallbacks,
    })),
    callers: deployment.callers.map((caller) => ({
      name: caller.name,
      floor: caller.floor,
      models: caller.models,
      ...(deployment.bearer && { lanes: lanesByCredential(caller, deployment) }),
    })),
  };
}

/** How far a prompt to this model travels, seen from the deployment's region and its jurisdiction. */
export function boundaryIn({ region }: Pick<Deployment, 'region'>, model: Model): Boundary {
  return boundaryOf(model, regionsAtHome(region));
}

/** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
export function regionsOf(model: Model, deployment: Pick<Deployment, 'region'>): readonly string[] {
  return processedIn(model.host, model, deployment.region);
}
