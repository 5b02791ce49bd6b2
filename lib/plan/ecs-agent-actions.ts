/**
 * What an ECS agent does on its cluster: the identity policy of its role and the policy of the endpoint it goes
 * through both say this.
 */
export const REPORT_TO_CLUSTER = [
  'ecs:DeregisterContainerInstance',
  'ecs:RegisterContainerInstance',
  'ecs:SubmitAttachmentStateChanges',
  'ecs:SubmitContainerStateChange',
  'ecs:SubmitTaskStateChange',
] as const;
