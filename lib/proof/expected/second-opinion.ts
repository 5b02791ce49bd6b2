import type { Lane } from '../../../policy/lane';
import { laneNeedsOpinion } from '../../../policy/second-opinion';
import type { Basis } from './basis';

/** The second opinion of the deployment; `undefined` on a lane of which no request needs one. */
export function secondOpinionOf({ deployment, policy }: Pick<Basis, 'deployment' | 'policy'>, lane: Lane) {
  const { secondOpinion } = deployment;
  return secondOpinion && laneNeedsOpinion(policy, lane, secondOpinion.classes) ? secondOpinion : undefined;
}
