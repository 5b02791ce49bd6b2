import type { Task } from '../../../policy/task';
import facts from './models.json';
import { type NamedTask, taskByName } from './tasks';

/** The facts about an open-weight model. models.json has their sources and date. */
export interface ModelFacts {
  /** Hugging Face id. */
  readonly source: string;
  readonly task: Task;
  readonly parametersBillion: number;
  readonly activeParametersBillion: number;
  /** Longest context that the model supports, in tokens. */
  readonly contextTokens: number;
  /** Size of this repository's weights at their own precision, GiB. */
  readonly weightsGib?: number;
  /** Cache per token at fp16, bytes; an upper bound if some layers attend to a window only. */
  readonly kvBytesPerToken?: number;
  readonly attentionHeads?: number;
  readonly kvHeads?: number;
  /** vLLM's name of the parser for this model's tool calls. */
  readonly toolParser?: string;
  readonly reasoningParser?: string;
  readonly licence: string;
  /** The licence's conditions for its users, if there are any. */
  readonly licenceTerms?: string;
  /** Set if the public licence does not permit use at all. */
  readonly noGrant?: { readonly where: string; readonly words: string };
  /** Whether size and shape were read from the model's own files. */
  readonly verified: boolean;
}

const MODELS = facts.models as readonly ModelFacts[];

/** The facts about a model by its Hugging Face id; `undefined` if there are none, which is allowed. */
export function modelFacts(source: string): ModelFacts | undefined {
  return MODELS.find((model) => model.source === source);
}

/** The task that the name of unknown weights indicates; `undefined` if it indicates none. */
export function weightsTaskByName(source: string): Task | undefined {
  return taskByName(source, facts.otherTasks as NamedTask[]);
}
