import type { Task } from '../../../policy/task';
import { modelFacts, weightsTaskByName } from '../facts/models';
import { modelCheck } from '../host-check';
import { unserved, wrongTask } from '../other-task';
import type { OnInstances } from './instance-types';

/** Some endpoint needs the task of the weights. */
export const weightsAreServed = modelCheck<OnInstances>()([], (model, path) => {
  const { source } = model.weights;
  const other = unserved(weightsTask(model), modelFacts(source) === undefined);
  return other ? [wrongTask(other, `${path}.weights.source`, source)] : [];
});

/**
 * What the weights are for: by the catalogue, by the day somebody confirmed, by their name. Where none of these
 * tells, they count as chat, and a warning says so.
 */
export function weightsTask({ weights }: Pick<OnInstances, 'weights'>): Task {
  const { source, chatConfirmedOn } = weights;
  return modelFacts(source)?.task ?? (chatConfirmedOn ? 'chat' : (weightsTaskByName(source) ?? 'chat'));
}
