import { isIntrinsic } from '../json';
import type { NodeChanges } from './node-change';

/** A reference becomes a literal: the thing of somebody else. */
export const literal: NodeChanges = ({ value, place: { stack, references, stranger } }) => {
  if (stack === undefined || !isIntrinsic(value)) return [];
  const foreign = stranger.literal(references.read(stack, value));
  return [{ kind: 'literal', how: `becomes ${foreign}`, value: foreign }];
};
