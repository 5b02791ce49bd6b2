import type { HostDefinition } from '../host';
import { appliesGuardrail, callsBedrock } from './permissions';

/** AWS runs the models: nothing of ours acts for them, writes logs or opens connections. */
export const bedrock: HostDefinition<'bedrock'> = {
  selfHosted: false,
  ownInstances: false,
  roles: [],
  policies: () => [],
  logGroups: () => [],
  flows: () => [],
  foreignCalls: () => [],
  permissionsToCall: callsBedrock,
  permissionsOnce: appliesGuardrail,
};
