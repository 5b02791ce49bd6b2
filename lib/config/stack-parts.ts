/** The four stacks of a deployment, in the order they are deployed. The name of each is `<deployment>-<part>`. */
export const STACK_PARTS = ['foundation', 'inference', 'gateway', 'operations'] as const;
export type StackPart = (typeof STACK_PARTS)[number];
