import type { Subject } from '../../../lib/proof/subject';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import { fixtureDeployment } from '../../fixture-deployments';

const synthesized = new Map<string, Subject>();

/** A fixture as it is synthesized, a copy of its own for whoever asks. */
export function subjectOf(name: string): Subject {
  const subject = synthesized.get(name) ?? synthesizedSubject(fixtureDeployment(name));
  synthesized.set(name, subject);
  return structuredClone(subject);
}
