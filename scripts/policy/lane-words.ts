import { ACCOUNT_HOSTS } from '../../policy/boundary';
import type { Lane } from '../../policy/lane';
import type { RestrictedBy, RestrictedOnOpenLane } from '../../policy/restricted-on-open-lane';
import type { PolicyOverview } from './overview';

type Models = Pick<PolicyOverview, 'models' | 'restrictedOnOpenLane'>;

/** What a lane is for. */
export function lanePurpose(overview: Models, lane: Lane): string {
  return PURPOSES[lane](overview);
}

const PURPOSES: Readonly<Record<Lane, (overview: Models) => string>> = {
  open: () => 'reaches every model, within the ceilings',
  sealed: ({ models }) => {
    const own = models.filter(({ boundary }) => boundary === 'account').map(({ name }) => name);
    return `for data that must not leave the account; reaches ${own.join(' and ')} and has no permission and no network path to Bedrock`;
  },
};

/** What happens to restricted data on the open lane, where there is a sealed lane for it. */
export function restrictedWords({ models, restrictedOnOpenLane }: Models): readonly string[] {
  if (!models.some(({ boundary }) => boundary === 'account')) return [];
  const { declaration, detection } = restrictedOnOpenLane;
  return [`Restricted data here: ${WHAT[declaration]} if declared; ${WHAT[detection]} if only detected.`];
}

const WHAT: Readonly<Record<RestrictedOnOpenLane[RestrictedBy], string>> = {
  refuse: 'refused with use_sealed_lane',
  'account-hosts': 'answered by models inside the account',
};

/** The words for a deployment without a sealed lane; every deployment has an open one. */
export const NO_SEALED_LANE = `there is no sealed lane, since no model of this deployment runs inside the account, on ${ACCOUNT_HOSTS.join(' or ')}`;
