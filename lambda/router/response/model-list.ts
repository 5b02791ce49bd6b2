import { AUTO } from '../../../policy/candidates';
import { type Policy, route } from '../../../policy/route-table';
import type { RouterConfig } from '../config/router-config';
import type { Caller } from '../request/caller';

/**
 * The models this caller may name on this lane, for requests of its floor; a request of a higher class may reach
 * fewer. `auto` is listed where it may choose one of them. OpenAI's list has no `boundary`: how far a prompt to that
 * model travels.
 */
export function modelList(config: RouterConfig, policy: Policy, caller: Caller) {
  const row = route(policy, config.lane, caller, caller.floor);
  const kept = row.verdicts.filter((verdict) => verdict.kept && !row.refusal).map(({ model }) => model);
  const models = config.models.filter(({ name }) => kept.includes(name));
  const entry = (id: string, ownedBy: string) => ({ id, object: 'model', created: 0, owned_by: ownedBy });
  return {
    object: 'list',
    data: [
      ...(models.some(({ auto }) => auto) ? [entry(AUTO, 'router')] : []),
      ...models.map(({ name, host, boundary }) => ({ ...entry(name, host), boundary })),
    ],
  };
}
