import type { Task } from '../../policy/task';
import type { HostCheck } from './host-check';

/** What a model was made for, in tokens; what is not known is left out. */
export interface KnownLimits {
  readonly name: string;
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
}

/** What must hold of the models of one host besides their schema. */
export interface ModelRules<M> {
  /** In the order their problems are told. */
  readonly checks: readonly HostCheck<M>[];
  /** Those of the checks that decide how far a prompt travels: where one fails, the boundary means nothing yet. */
  readonly placement: readonly HostCheck<M>[];
  /** Whether the deployment's guardrail applies to these models. */
  readonly guarded: boolean;
  /** Where a prompt may be processed: AWS region names, or `*` for any commercial region. */
  readonly processedIn: (model: M, region: string) => readonly string[];
  /** What this model is for; it answers at the endpoints that need this. */
  readonly task: (model: M) => Task;
  /** The limits of this model where the facts have them. */
  readonly limits: (model: M) => KnownLimits | undefined;
}
