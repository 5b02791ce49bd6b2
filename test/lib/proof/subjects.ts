import { findDeployment } from '../../../lib/config/find-deployment';
import type { Subject } from '../../../lib/proof/subject';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';

const synthesized = new Map<string, Subject>();

/** One of the repository's deployments as it is synthesized, a copy of its own for whoever asks. */
export function subjectOf(name: string): Subject {
  const subject = synthesized.get(name) ?? synthesizedSubject(findDeployment(name));
  synthesized.set(name, subject);
  return structuredClone(subject);
}
