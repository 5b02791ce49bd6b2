import { modelFacts, weightsTaskByName } from '../facts/models';
import { modelCheck } from '../host-check';
import { notChat, type OtherTask } from '../other-task';
import type { OnInstances } from './instance-types';

/** The weights answer chat requests. */
export const weightsChat = modelCheck<OnInstances>()([], ({ weights }, path) => {
  const other = otherTask(weights);
  return other ? [notChat(other, `${path}.weights.source`, weights.source)] : [];
});

function otherTask({ source, chatConfirmedOn }: OnInstances['weights']): OtherTask | undefined {
  const facts = modelFacts(source);
  if (facts) return facts.task === 'chat' ? undefined : { task: facts.task, byName: false };
  const task = weightsTaskByName(source);
  return task === undefined || chatConfirmedOn ? undefined : { task, byName: true };
}
