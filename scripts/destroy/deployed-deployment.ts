import type { Deployment } from '../../lib/config/deployment';
import { readStored } from '../../lib/config/transition/stored-deployment';
import { TransitionError } from '../../lib/config/transition/transition-error';
import { storedIn } from '../deploy/deployed-file';
import type { FoundStack } from './found-stacks';

/**
 * The deployment as it is deployed, or was: the one that its foundation stores, the newest where several were deleted. The
 * file, where there is no foundation, or where it stores none that this release can read.
 *
 * @param stacks those that exist before those that are deleted
 */
export function deploymentOf(
  file: Deployment,
  stacks: readonly Pick<FoundStack, 'part' | 'template'>[],
): Deployment {
  const foundation = stacks.find(({ part }) => part === 'foundation');
  const stored = foundation && storedIn(foundation.template);
  if (stored === undefined) return file;
  try {
    return readStored(stored);
  } catch (error) {
    if (error instanceof TransitionError) return file;
    throw error;
  }
}
