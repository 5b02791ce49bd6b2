import type { Lane } from '../../policy/lane';
import type { PolicyOverview } from './overview';

type Models = Pick<PolicyOverview, 'models'>;

/** What a lane is for, and what gives the deployment one. */
export function lanePurpose(overview: Models, lane: Lane): string {
  return PURPOSES[lane](overview);
}

const PURPOSES: Readonly<Record<Lane, (overview: Models) => string>> = {
  open: () => 'reaches every model, as far as the ceilings allow',
  sealed: ({ models }) => {
    const own = models.filter(({ boundary }) => boundary === 'account').map(({ name }) => name);
    return `for what must not leave the account; reaches ${own.join(' and ')} and has no permission and no network path to Bedrock`;
  },
};

/** Said of a deployment without a sealed lane; every deployment has an open one. */
export const NO_SEALED_LANE =
  'there is no sealed lane, since no model of this deployment runs inside the account, on vllm or sagemaker';
