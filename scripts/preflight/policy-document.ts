import { ACTIONS } from './actions';
import type { Prerequisite } from './prerequisite';

/** An IAM policy that lets a principal run the checks of these prerequisites. All of its actions read. */
export function policyFor(prerequisites: readonly Prerequisite[]) {
  const kinds = new Set<Prerequisite['kind']>(['placement', ...prerequisites.map(({ kind }) => kind)]);
  const actions = new Set([...kinds].flatMap((kind): readonly string[] => ACTIONS[kind]));
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Preflight', Effect: 'Allow', Action: [...actions].sort(), Resource: '*' }],
  };
}
