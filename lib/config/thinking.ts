import type { RefusableSetting } from '../../policy/refusable-setting';
import type { Thinking } from '../../policy/thinking';

/** Fields that a call to a model adds, in the protocol of its host. */
type CallFields = Readonly<Record<string, unknown>>;

/** How a model is told whether to think before it answers. */
export interface ThinkingFacts {
  /** What it does when it is told nothing. */
  readonly byDefault: 'on' | 'off';
  /** What a call adds so that the model thinks. @default nothing does, unless it thinks by default */
  readonly on?: CallFields;
  /** What a call adds so that the model does not think. @default nothing does, unless it does not think by default */
  readonly off?: CallFields;
  /** The field for how much it thinks, and the values that it distinguishes, the least first. @default none */
  readonly levels?: { readonly field: string; readonly values: readonly string[] };
  /** What it refuses in a request while it thinks. @default nothing more */
  readonly refuses?: readonly RefusableSetting[];
  /** The least limit of an answer while it thinks, in tokens. @default 1 */
  readonly fewestTokens?: number;
}

/** Whether a model can do what this choice needs. */
export function canThink(facts: ThinkingFacts, choice: Thinking): boolean {
  const on = facts.byDefault === 'on' || facts.on !== undefined;
  const off = facts.byDefault === 'off' || facts.off !== undefined;
  return (choice === 'off' || on) && (choice === 'on' || off);
}
