import type { Task } from '../../../policy/task';
import facts from './models.json';
import { type NamedTask, taskByName } from './tasks';

/** What is known of an open-weight model. Sources and date stand in models.json. */
export interface ModelFacts {
  /** Hugging Face id. */
  readonly source: string;
  readonly task: Task;
  readonly parametersBillion: number;
  readonly activeParametersBillion: number;
  /** Longest context the model was made for, in tokens. */
  readonly contextTokens: number;
  /** Size of this repository's weights at their own precision, GiB. */
  readonly weightsGib?: number;
  /** Cache per token at fp16, bytes; an upper bound where some layers look at a window only. */
  readonly kvBytesPerToken?: number;
  readonly attentionHeads?: number;
  readonly kvHeads?: number;
  /** vLLM's name of the parser for this model's tool calls. */
  readonly toolParser?: string;
  readonly reasoningParser?: string;
  readonly licence: string;
  /** What the licence asks of whoever uses it, where it asks anything. */
  readonly licenceTerms?: string;
  /** Set where the public licence grants no use at all. */
  readonly noGrant?: { readonly where: string; readonly words: string };
  /** Whether size and shape were read from the model's own files. */
  readonly verified: boolean;
}

const MODELS = facts.models as readonly ModelFacts[];

/** What is known of a model by its Hugging Face id; `undefined` for one the facts do not have, which is allowed. */
export function modelFacts(source: string): ModelFacts | undefined {
  return MODELS.find((model) => model.source === source);
}

/** What weights that the facts do not have are for, as far as their name tells. */
export function weightsTaskByName(source: string): Task | undefined {
  return taskByName(source, facts.otherTasks as NamedTask[]);
}
