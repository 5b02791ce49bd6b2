import type { Ability } from '../../policy/ability';
import type { Task } from '../../policy/task';
import type { HostCheck } from './host-check';
import type { ThinkingFacts } from './thinking';

/** The limits of a model, in tokens; unknown ones are absent. */
export interface KnownLimits {
  readonly name: string;
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
}

/** What an embedding model gives. */
export interface EmbeddingOf {
  /** Two models with the same text here give the same vectors. */
  readonly vectors: string;
  /** The lengths of a vector, the model's own first. @default not known */
  readonly dimensions?: readonly number[];
  /** The longest text, in characters. @default only the context limits it */
  readonly charactersPerText?: number;
  /** Set where queries have other vectors than documents. */
  readonly purposes?: true;
}

/** The rules for the models of one host besides their schema. */
export interface ModelRules<M> {
  /** In the order in which problems are reported. */
  readonly checks: readonly HostCheck<M>[];
  /** The checks on which the boundary depends. If one fails, the boundary is not known yet. */
  readonly placement: readonly HostCheck<M>[];
  /** Whether the deployment's guardrail applies to these models. */
  readonly guarded: boolean;
  /** Where a prompt may be processed: AWS region names, or `*` for any commercial region. */
  readonly processedIn: (model: M, region: string) => readonly string[];
  /** Who outside the account keeps prompts to this model, in words; `undefined`: nobody. */
  readonly kept: (model: M) => string | undefined;
  /** That prompts may be processed in regions that the file cannot list, in words; `undefined`: nowhere else. */
  readonly strays: (model: M, region: string) => string | undefined;
  /** The task of this model; it answers at the endpoints that need this task. */
  readonly task: (model: M) => Task;
  /** What this model gives as an embedding model; `undefined`: it is for another task. */
  readonly embedding: (model: M) => EmbeddingOf | undefined;
  /** What this model does besides text in and text out, as its host serves it. */
  readonly abilities: (model: M) => readonly Ability[];
  /** How this model is told whether to think; `undefined`: not known. */
  readonly thinking: (model: M) => ThinkingFacts | undefined;
  /** The limits of this model, if the facts have them. */
  readonly limits: (model: M) => KnownLimits | undefined;
  /**
   * What a permission to call a model names, besides the name of the model. Two models with one name and the same text
   * need the same permission.
   */
  readonly call: (model: M) => string;
  /** The same model without a running copy of its own on instances; `undefined`: it has none. */
  readonly stopped: (model: M) => M | undefined;
}
