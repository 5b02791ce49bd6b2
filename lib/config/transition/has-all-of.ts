import { callOf } from '../../hosts/schemas';
import type { Deployment } from '../deployment';
import { hubAddresses } from '../imports/imported-endpoint';
import { isSelfHosted, type Model } from '../model';

/**
 * Whether a foundation has all that the stacks of a file use of it, where the routers are those of the file already. They
 * came after the foundation had what they use, so only what they do not show can be missing.
 *
 * @param stored the file that the foundation stores
 */
export const hasAllOf = (stored: Deployment, file: Deployment): boolean =>
  Object.values(USED).every((used) => {
    const there = used(stored).map(text);
    return used(file).every((one) => there.includes(text(one)));
  });

const text = (value: unknown): string => JSON.stringify(value);
const nothing = () => [];

/** What the stacks use of the foundation, by the field that it comes from. The compiler reports a field without a rule. */
const USED: { readonly [K in keyof Deployment]-?: (file: Deployment) => readonly unknown[] } = {
  availabilityZones: ({ availabilityZones }) => availabilityZones,
  models: ({ models }) => models.map(usedOf),
  network: ({ network: { endpointZones, gatewayPrefixLists } }) => [
    ...(endpointZones === 'all' ? [endpointZones] : []),
    { gatewayPrefixLists },
  ],
  guardrail: ({ guardrail }) => (guardrail && 'contentFilters' in guardrail ? ['filters'] : []),
  secondOpinion: ({ secondOpinion }) => (secondOpinion ? ['opinion'] : []),
  bearer: ({ bearer }) => [
    ...(bearer?.lanes ?? []),
    ...(bearer?.oidc ? ['tokens'] : []),
    ...(bearer?.apiKeys ? ['keys'] : []),
  ],
  clients: ({ clients: { accounts, cidrs, endpoints } }) => [...accounts, ...cidrs, ...endpoints],
  liveProof: ({ liveProof }) => (liveProof ? ['log group'] : []),
  accountSettings: ({ accountSettings: { apiGateway } }) => (apiGateway === 'own' ? ['role'] : []),
  // Other imported things are the same in both, or change in place: ids of endpoints, and the topic of alarms. Subnets
  // follow the zones.
  imports: ({ imports }) => imports.endpoints.flatMap(hubAddresses),
  // The same in both, or nothing can be deployed (fixed-fields.ts).
  name: nothing,
  account: nothing,
  region: nothing,
  // The routers show it: who calls, and how far a class travels.
  callers: nothing,
  jurisdiction: nothing,
  residency: nothing,
  ceilings: nothing,
  restrictedOnOpenLane: nothing,
  entityClasses: nothing,
  unreadAttachments: nothing,
  images: nothing,
  unserved: nothing,
  answers: nothing,
  // No other stack uses it.
  audit: nothing,
  publishers: nothing,
  logRetentionDays: nothing,
  operations: nothing,
  acceptedFindings: nothing,
  tags: nothing,
  accountRules: nothing,
};

/** A self-hosted model has its own roles and names. Of any other, a permission names what is called. */
const usedOf = (model: Model) => [
  model.host,
  isSelfHosted(model) ? model.name : '',
  callOf(model.host, model),
];
