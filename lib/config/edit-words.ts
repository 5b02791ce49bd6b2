import { ACCOUNT_HOSTS, type Boundary } from '../../policy/boundary';
import type { Edit } from '../../policy/edits';
import { isBearerLane } from './bearer';
import type { Deployment } from './deployment';

type Lanes = Pick<Deployment, 'bearer'>;
type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>;

const WORDS: { readonly [K in Edit['kind']]: (edit: EditOf<K>, deployment: Lanes) => string } = {
  'allow-model': ({ caller, model }) => `add ${model} to callers[${caller}].models`,
  'disallow-model': ({ caller, models }) => `list only ${models.join(', ')} in callers[${caller}].models`,
  'admit-caller': ({ caller, lane }, deployment) =>
    `give callers[${caller}] a credential that the ${lane} lane takes (${isBearerLane(deployment, lane) ? 'tokens or apiKeys' : 'principals'})`,
  'set-residency': ({ to }) => `set residency to ${to}, which other classes follow`,
  'set-ceiling': ({ dataClass, to }) => `set ceilings.${dataClass} to ${to}`,
  'move-model': ({ model, within }) => MOVES[within](model),
  'remove-model': ({ model }) => `remove models[${model}]`,
  'relax-open-lane': () =>
    'set restrictedOnOpenLane.declaration to account-hosts, after which the router alone keeps such data from other models',
};

/** How a model gets a boundary within this one. */
const MOVES: Readonly<Record<Boundary, (model: number) => string>> = {
  account: (model) => `run models[${model}] on ${ACCOUNT_HOSTS.join(' or ')} (models[${model}].host)`,
  region: (model) => `remove models[${model}].profile, where the model is offered in the region itself`,
  geography: (model) =>
    `give models[${model}] a profile whose destinations all lie inside the deployment's own jurisdiction`,
  global: (model) => `leave models[${model}] where it is`,
};

/** An edit of a deployment file, as one would ask a colleague for it. */
export function editInWords<K extends Edit['kind']>(
  edit: EditOf<K> & { readonly kind: K },
  deployment: Lanes,
): string {
  return WORDS[edit.kind](edit, deployment);
}
