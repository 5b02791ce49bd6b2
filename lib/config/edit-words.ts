import { ACCOUNT_HOSTS, type Boundary } from '../../policy/boundary';
import type { Edit } from '../../policy/edits';
import { keptOf } from '../hosts/schemas';
import { isBearerLane } from './bearer';
import type { Deployment } from './deployment';

type Written = Pick<Deployment, 'bearer'> & Partial<Pick<Deployment, 'models'>>;
type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>;

const WORDS: { readonly [K in Edit['kind']]: (edit: EditOf<K>, deployment: Written) => string } = {
  'allow-model': ({ caller, model }) => `add ${model} to callers[${caller}].models`,
  'disallow-model': ({ caller, models }) => `list only ${models.join(', ')} in callers[${caller}].models`,
  'admit-caller': ({ caller, lane }, deployment) =>
    `give callers[${caller}] a credential that the ${lane} lane accepts (${isBearerLane(deployment, lane) ? 'tokens or apiKeys' : 'principals'})`,
  'raise-residency': ({ to }) => `set residency to ${to}, which applies to all classes${BEYOND[to]}`,
  'raise-ceiling': ({ dataClass, to }) => `set ceilings.${dataClass} to ${to}${BEYOND[to]}`,
  'lower-ceiling': ({ dataClass, to }) => `set ceilings.${dataClass} to ${to}`,
  'move-model': ({ model, within }, { models }) => {
    const found = models?.[model];
    const kept = found && within !== 'account' ? keptOf(found.host, found) : undefined;
    return kept === undefined
      ? MOVES[within](model)
      : `name another model in models[${model}].modelId: with this one, ${kept}`;
  },
  'remove-model': ({ model }) => `remove models[${model}]`,
  'relax-open-lane': () =>
    'set restrictedOnOpenLane.declaration to account-hosts, after which the router alone keeps such data from other models',
};

/** What a wider boundary lets out. A reader may set it without reading the table. A nearer one lets out nothing. */
const BEYOND: Readonly<Record<Boundary, string>> = {
  account: '',
  region: ', so that prompts leave the account',
  geography: ', so that prompts leave the region',
  global: ', so that prompts leave the jurisdiction',
};

/** How to bring a model within this boundary. */
const MOVES: Readonly<Record<Boundary, (model: number) => string>> = {
  account: (model) => `run models[${model}] on ${ACCOUNT_HOSTS.join(' or ')} (models[${model}].host)`,
  region: (model) => `remove models[${model}].profile, where the model is offered in the region itself`,
  geography: (model) =>
    `give models[${model}] a profile whose destinations all lie in the jurisdictions of the deployment`,
  global: (model) => `leave models[${model}] where it is`,
};

/** An edit of a deployment file, as an instruction. */
export function editInWords<K extends Edit['kind']>(
  edit: EditOf<K> & { readonly kind: K },
  deployment: Written,
): string {
  return WORDS[edit.kind](edit, deployment);
}
