import { isIntrinsic, isMap } from '../json';
import { linesOf } from './lines';
import type { NodeChange, NodeChanges } from './node-change';

/** Without the value, with nothing in it, and without each of the lines of a text. */
export const remove: NodeChanges = ({ value }) => [
  { kind: 'remove', how: 'removed', value: undefined },
  ...emptied(value),
  ...linesOf(value).map(
    (line, index, lines): NodeChange => ({
      kind: 'remove',
      how: `without the line ${line}`,
      value: lines.toSpliced(index, 1).join('\n'),
    }),
  ),
];

function emptied(value: unknown): readonly NodeChange[] {
  if (Array.isArray(value) && value.length > 0) return [{ kind: 'remove', how: 'emptied', value: [] }];
  if (isMap(value) && !isIntrinsic(value) && Object.keys(value).length > 0)
    return [{ kind: 'remove', how: 'emptied', value: {} }];
  return [];
}
