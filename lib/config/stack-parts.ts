/** The four stacks of a deployment, in the order they are deployed. The name of each is `<deployment>-<part>`. */
export const STACK_PARTS = ['foundation', 'inference', 'gateway', 'operations'] as const;
export type StackPart = (typeof STACK_PARTS)[number];

/** The order in which stacks are deleted: each before those that it uses. */
export const DELETION_ORDER: readonly StackPart[] = [...STACK_PARTS].reverse();
