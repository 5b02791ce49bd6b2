import type { Subject } from '../../../lib/proof/subject';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import { fixtureDeployment } from '../../fixture-deployments';
import { oncePerRun } from '../../once-per-run';

/** A synthesized fixture, as a new copy for each call. */
export function subjectOf(name: string): Subject {
  const deployment = fixtureDeployment(name);
  return oncePerRun('subject', deployment, () => synthesizedSubject(deployment));
}
