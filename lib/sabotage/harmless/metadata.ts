import type { Subject } from '../../proof/subject';
import type { HarmlessChange } from '../change';
import { resourcesOf, targetOf } from '../found';

/** Each resource has one more note for people, which CloudFormation does not read. */
export function moreMetadata(subject: Subject): readonly HarmlessChange[] {
  return resourcesOf(subject).map((resource) => ({
    kind: 'metadata',
    how: 'one more note',
    target: targetOf(resource, ['Metadata', 'Note']),
    edits: [{ path: [...resource.path, 'Metadata', 'Note'], value: 'for people' }],
  }));
}
