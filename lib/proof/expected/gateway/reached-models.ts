import { type Lane, laneReaches } from '../../../../policy/lane';
import type { Model } from '../../../config/model';
import type { Basis } from '../basis';

/** The models that a lane reaches, in the order of the deployment file. */
export function reachedBy({ deployment, policy }: Basis, lane: Lane): readonly Model[] {
  return deployment.models.filter((_, index) => {
    const boundary = policy.models[index]?.boundary;
    return boundary !== undefined && laneReaches(lane, boundary);
  });
}
