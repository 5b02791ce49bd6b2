import { type AccountRules, rulesOf } from './account-rules';
import type { StackPart } from './stack-parts';

/** What the names of a deployment's stacks are made of. */
export interface StacksNamed {
  readonly name: string;
  readonly accountRules?: AccountRules;
}

/** The name of a stack: `<deployment>-<part>`, after the prefix that the account demands. */
export const stackName = ({ name, accountRules }: StacksNamed, part: StackPart): string =>
  `${rulesOf({ accountRules }).stackNamePrefix ?? ''}${name}-${part}`;
