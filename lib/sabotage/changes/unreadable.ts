import { isIntrinsic, isMap } from '../json';
import type { NodeChange, NodeChanges } from './node-change';

/** A value that only the deployment decides: an unknown function, a dynamic reference, an export of another stack. */
export const unreadable: NodeChanges = ({ value, place: { stack } }) => {
  if (stack === undefined) return [];
  const chosen = change('is chosen by a condition', {
    'Fn::If': ['SomebodyDecides', value, { Ref: 'AWS::NoValue' }],
  });
  if (Array.isArray(value) || (isMap(value) && !isIntrinsic(value))) return [chosen];
  return [
    chosen,
    change('is a dynamic reference', '{{resolve:ssm:/somebody-else}}'),
    change('is an export of another stack', { 'Fn::ImportValue': 'stack-of-somebody-else:Value' }),
  ];
};

const change = (how: string, value: unknown): NodeChange => ({ kind: 'unreadable', how, value });
