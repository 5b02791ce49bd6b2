/** The four stacks of a deployment, in the order they are deployed. stack-name.ts has the name of each. */
export const STACK_PARTS = ['foundation', 'inference', 'gateway', 'operations'] as const;
export type StackPart = (typeof STACK_PARTS)[number];

/** The order in which stacks are deleted: each before those that it uses. */
export const DELETION_ORDER: readonly StackPart[] = [...STACK_PARTS].reverse();
