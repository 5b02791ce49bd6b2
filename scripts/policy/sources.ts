import type { Deployment } from '../../lib/config/deployment';
import { outsideHome } from '../../lib/config/home';
import type { Model } from '../../lib/config/model';
import { boundaryIn, regionsOf } from '../../lib/config/policy-of';
import { profileOf } from '../../lib/hosts/rows';
import { keptOf, straysOf } from '../../lib/hosts/schemas';
import { ceilingOrigin } from '../../policy/ceiling-origin';
import type { DataClass } from '../../policy/data-class';
import type { Question } from '../../policy/edits';
import type { EffectiveVerdict } from '../../policy/effective-verdict';

/** Why a model is kept or refused, for one lane, caller and class. */
export type Reason = EffectiveVerdict['reason'] | 'no-such-lane' | 'no-credential';

/** The parts of a deployment file that a verdict depends on: paths, each with its value. */
export function sources(deployment: Deployment, question: Question, reason: Reason): readonly string[] {
  return SOURCES[reason].flatMap((source) => source(deployment, question));
}

type Source = (deployment: Deployment, question: Question) => readonly string[];

const placement: Source = (deployment, { model }) => {
  const found = deployment.models[model];
  return found ? placementOf(found, `models[${model}]`, deployment) : [];
};

const ceiling: Source = ({ residency, ceilings }, { dataClass }) =>
  ceilingSources(residency, ceilings, dataClass);

const allowed: Source = ({ callers }, { caller }) => {
  const models = callers[caller]?.models ?? 'all';
  return [`callers[${caller}].models (${models === 'all' ? models : models.join(', ')})`];
};

const credentials: Source = (_, { caller }) => [`callers[${caller}]`, 'bearer.lanes'];

const openLane: Source = ({ restrictedOnOpenLane }) => [
  `restrictedOnOpenLane.declaration (${restrictedOnOpenLane.declaration})`,
];

const ownModels: Source = (deployment) =>
  deployment.models.flatMap((model, index) =>
    boundaryIn(deployment, model) === 'account' ? placementOf(model, `models[${index}]`, deployment) : [],
  );

const allModels: Source = (deployment) =>
  deployment.models.flatMap((model, index) => placementOf(model, `models[${index}]`, deployment));

const SOURCES: Readonly<Record<Reason, readonly Source[]>> = {
  'within-ceiling': [placement, ceiling, allowed],
  'above-ceiling': [placement, ceiling],
  'outside-lane': [placement],
  'not-allowed-for-caller': [allowed],
  'use-sealed-lane': [openLane, ownModels],
  'no-such-lane': [allModels],
  'no-credential': [credentials],
};

/** What the boundary of a model rests on. Where AWS keeps its prompts, a profile counts only if it leaves home as well. */
function placementOf(model: Model, path: string, deployment: Deployment): readonly string[] {
  if (boundaryIn(deployment, model) === 'account') return [`${path}.host (${model.host})`];
  const kept = keptOf(model.host, model);
  const profile = profileOf(model, deployment);
  const keeps = kept === undefined ? [] : [`${path}.modelId (${kept})`];
  if (!profile) return kept === undefined ? [`${path}.host (${model.host}, without a profile)`] : keeps;
  const strays = straysOf(model.host, model, deployment.region);
  const leaves = strays !== undefined || outsideHome(regionsOf(model, deployment), deployment).length > 0;
  if (kept !== undefined && !leaves) return keeps;
  const { destinations } = profile;
  const listed = typeof destinations === 'string' ? destinations : destinations.join(', ');
  return [
    ...keeps,
    ...(strays === undefined ? [] : [`${path}.profile.scope (${strays})`]),
    `${path}.profile.destinations (${listed})`,
  ];
}

function ceilingSources(
  residency: Deployment['residency'],
  ceilings: Deployment['ceilings'],
  dataClass: DataClass,
): readonly string[] {
  const { defaultCeiling, loweredBy } = ceilingOrigin(residency, ceilings, dataClass);
  if (loweredBy.length === 0) {
    return [`the default ceiling of ${dataClass} data (${defaultCeiling}, never raised)`];
  }
  return loweredBy.map((by) =>
    by === 'residency' ? `residency (${residency})` : `ceilings.${dataClass} (${ceilings[dataClass]})`,
  );
}
