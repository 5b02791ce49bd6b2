import type { HostCheck } from '../../../config/host-check';
import type { VllmModel } from '../schema';

/** ECS keeps these for itself, and a capacity provider is named after its stack (ECS API, CreateCapacityProvider). */
const RESERVED_BY_ECS = ['aws', 'ecs', 'fargate'];

/** A deployment with GPU instances must not begin as ECS's own names do. */
export const nameIsFreeInEcs: HostCheck<VllmModel> = (models, { name }) => {
  const reserved = RESERVED_BY_ECS.find((prefix) => name?.startsWith(prefix));
  if (!reserved || models.length === 0) return [];
  return [
    {
      path: 'name',
      got: name,
      allowed: `a name that does not begin with ${RESERVED_BY_ECS.join(', ')}: ECS refuses capacity providers named so`,
      fix: `put something before it, such as llm-${name}`,
    },
  ];
};
