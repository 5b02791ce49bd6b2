import type { Subject } from '../../../lib/proof/subject';
import { synthesizedSubject } from '../../../scripts/prove/synthesized-subject';
import { fixtureDeployment } from '../../fixture-deployments';

const synthesized = new Map<string, Subject>();

/** A synthesized fixture, as a new copy for each call. */
export function subjectOf(name: string): Subject {
  const subject = synthesized.get(name) ?? synthesizedSubject(fixtureDeployment(name));
  synthesized.set(name, subject);
  return structuredClone(subject);
}
