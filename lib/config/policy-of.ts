import { type Boundary, boundaryOf } from '../../policy/boundary';
import { ceilingsOf } from '../../policy/ceiling';
import type { Policy } from '../../policy/route-table';
import { keptOf, processedIn, straysOf } from '../hosts/schemas';
import { lanesByCredential } from './bearer';
import type { Deployment } from './deployment';
import { type Homeland, homeInWords, homeOf, outsideHome } from './home';
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
  const kept = keptOf(model.host, model) !== undefined;
  const strays = straysOf(model.host, model, deployment.region) !== undefined;
  return boundaryOf({ ...model, kept, strays }, homeOf(deployment));
}

/** Every reason why the boundary of a model is global, in words; `undefined` for every nearer boundary. */
export function reasonFor(deployment: Homeland, model: Model): string | undefined {
  if (boundaryIn(deployment, model) !== 'global') return undefined;
  return reasonsFor(deployment, model)
    .filter((reason) => reason !== undefined)
    .join('; and ');
}

/** Who keeps the prompts, and where they may be processed outside: a model can have both reasons. */
function reasonsFor(deployment: Homeland, model: Model): readonly (string | undefined)[] {
  const places = regionsOf(model, deployment);
  const outside = outsideHome(places, deployment).filter((place) => place !== '*');
  return [
    keptOf(model.host, model),
    places.includes('*') ? 'its profile may process a prompt in any commercial region' : undefined,
    outside.length > 0
      ? `its profile may process a prompt in ${outside.join(', ')}, outside ${homeInWords(deployment)}`
      : straysOf(model.host, model, deployment.region),
  ];
}

/** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
export function regionsOf(model: Model, deployment: Pick<Deployment, 'region'>): readonly string[] {
  return processedIn(model.host, model, deployment.region);
}
