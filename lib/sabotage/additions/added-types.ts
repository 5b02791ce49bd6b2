import type { Subject } from '../../proof/subject';
import type { Mutation } from '../change';

/** One resource more, of each type, in the first stack. */
export function addedTypes({ stacks }: Subject, types: readonly string[]): readonly Mutation[] {
  const [stack = ''] = Object.keys(stacks);
  const logicalId = 'ResourceOfSomebodyElse';
  return types.map((type) => ({
    kind: 'add-type',
    how: 'a resource more',
    target: { type, where: `{${stack}/${logicalId}}`, path: [] },
    edits: [{ path: ['stacks', stack, 'Resources', logicalId], value: { Type: type, Properties: {} } }],
  }));
}
