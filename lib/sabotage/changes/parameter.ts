import { isIntrinsic, isMap } from '../json';
import type { NodeChanges } from './node-change';

const NAME = 'GivenAtDeployTime';

/** A value becomes a parameter of the template: whoever deploys decides it. */
export const parameter: NodeChanges = ({ value, place: { stack } }) => {
  if (stack === undefined || (isMap(value) && !isIntrinsic(value))) return [];
  const list = Array.isArray(value);
  if (list && value.some((item) => typeof item === 'object')) return [];
  const json = {
    Type: list ? 'CommaDelimitedList' : 'String',
    Default: list ? value.join(',') : isIntrinsic(value) ? 'somebody-else' : String(value),
  };
  return [
    {
      kind: 'parameter',
      how: 'becomes a parameter',
      value: { Ref: NAME },
      also: [{ path: ['stacks', stack, 'Parameters', NAME], value: json }],
    },
  ];
};
