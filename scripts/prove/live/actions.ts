import { DRIFT_ACTIONS } from './detect-drift';
import { actionsToCompare, COMPARED, isCompared } from './drift-types';
import { IMPORT_ACTIONS } from './imports/actions';
import { CODE_ACTIONS } from './read-code';
import { STACK_ACTIONS } from './read-stack';
import { READERS } from './readers';
import { STRANGER_ACTIONS } from './strangers/actions';

/**
 * Every action of IAM that a live proof of stacks with resources of these types needs. All of them read.
 *
 * @param imports whether the deployment imports anything
 */
export function actionsFor(types: Iterable<string>, imports: boolean): readonly string[] {
  const all = [...types];
  const actions = [
    'sts:GetCallerIdentity',
    ...STACK_ACTIONS,
    ...DRIFT_ACTIONS,
    ...CODE_ACTIONS,
    ...STRANGER_ACTIONS,
    ...(imports ? IMPORT_ACTIONS : []),
    ...all.flatMap((type) => READERS[type]?.actions ?? []),
    ...actionsToCompare(all.filter((type) => READERS[type] === undefined && isCompared(type))),
  ];
  return [...new Set(actions)].sort();
}

/** Every action of IAM that `npm run prove -- <name> --live` may call, whatever the deployment has. */
export const LIVE_ACTIONS: readonly string[] = actionsFor([...Object.keys(READERS), ...COMPARED], true);
