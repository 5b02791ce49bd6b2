import type { NodeChanges } from './node-change';

/** A reference points to another resource of the same type: another role, another security group. */
export const repoint: NodeChanges = ({ value, place: { stack, references } }) => {
  const other = stack === undefined ? undefined : references.toSibling(stack, value);
  return other === undefined
    ? []
    : [{ kind: 'move', how: `points to ${JSON.stringify(other)}`, value: other }];
};
