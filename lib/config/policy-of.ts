import { type Boundary, boundaryOf } from '../../policy/boundary';
import { ceilingsOf } from '../../policy/ceiling';
import type { Policy } from '../../policy/route-table';
import { keptOf, processedIn } from '../hosts/schemas';
import { lanesByCredential } from './bearer';
import type { Deployment } from './deployment';
import { type Homeland, homeInWords, homeOf } from './home';
import type { Model } from './model';

/**
 * The policy of a deployment: ceilings, models with their boundaries, callers with their floors and with the lanes that
 * accept one of their credentials. The credentials themselves are not part of it.
 */
export function policyOf(
  deployment: Pick<Deployment, 'region' | 'residency' | 'ceilings' | 'models' | 'callers' | 'bearer'> &
    Partial<Pick<Deployment, 'jurisdiction' | 'restrictedOnOpenLane'>>,
): Policy {
  return {
    ceilings: ceilingsOf(deployment.residency, deployment.ceilings),
    restrictedOnOpenLane: deployment.restrictedOnOpenLane,
    models: deployment.models.map((model) => ({
      name: model.name,
      boundary: boundaryIn(deployment, model),
      because: reasonFor(deployment, model),
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

/** How far a prompt to this model travels, seen from the deployment and what it calls home. */
export function boundaryIn(deployment: Homeland, model: Model): Boundary {
  return boundaryOf({ ...model, kept: keptOf(model.host, model) !== undefined }, homeOf(deployment));
}

/** Why the boundary of a model is global, in words; `undefined` for every nearer boundary. */
export function reasonFor(deployment: Homeland, model: Model): string | undefined {
  if (boundaryIn(deployment, model) !== 'global') return undefined;
  const home = homeOf(deployment);
  const places = regionsOf(model, deployment);
  const outside = places.filter((place) => place !== '*' && !home.includes(place));
  const reached =
    outside.length > 0
      ? `${outside.join(', ')}, outside ${homeInWords(deployment)}`
      : 'any commercial region';
  return keptOf(model.host, model) ?? `its profile may process a prompt in ${reached}`;
}

/** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
export function regionsOf(model: Model, deployment: Pick<Deployment, 'region'>): readonly string[] {
  return processedIn(model.host, model, deployment.region);
}
