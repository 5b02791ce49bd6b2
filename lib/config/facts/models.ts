import type { Ability } from '../../../policy/ability';
import type { Task } from '../../../policy/task';
import facts from './models.json';
import { isNamedLike, type NamedTask, taskByName } from './tasks';

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
  /** The largest tensor in the files, GiB. The buffer through which vLLM streams weights holds at least one whole tensor. */
  readonly largestTensorGib?: number;
  /** Cache per token at fp16, bytes; an upper bound if some layers attend to a window only. */
  readonly kvBytesPerToken?: number;
  readonly attentionHeads?: number;
  readonly kvHeads?: number;
  /** Whether the weights read images. @default they do not */
  readonly images?: true;
  /** vLLM's name of the parser for this model's tool calls. */
  readonly toolParser?: string;
  readonly reasoningParser?: string;
  /** How the model thinks before it answers. @default it does not */
  readonly thinking?: {
    readonly byDefault: 'on' | 'off';
    /** The argument of its chat template that turns thinking on and off. @default nothing does */
    readonly switch?: string;
    /** The values of `reasoning_effort` that it distinguishes, the least first. @default none */
    readonly levels?: readonly string[];
  };
  /** Of weights for embedding: the lengths of a vector, their own first. */
  readonly embedding?: { readonly dimensions: readonly number[] };
  readonly licence: string;
  /** The licence's conditions for its users, if there are any. */
  readonly licenceTerms?: string;
  /** Set if the public licence does not permit use at all. */
  readonly noGrant?: { readonly where: string; readonly words: string };
  /** Whether size and shape were read from the model's own files. */
  readonly verified: boolean;
}

const MODELS = facts.models as readonly ModelFacts[];

/** The Hugging Face ids of the models that there are facts about. */
export const CATALOGUE: readonly string[] = MODELS.map(({ source }) => source);

/** The facts about a model by its Hugging Face id; `undefined` if there are none, which is allowed. */
export function modelFacts(source: string): ModelFacts | undefined {
  return MODELS.find((model) => model.source === source);
}

/** What vLLM does for every model. */
export const ENGINE_ABILITIES = facts.engineAbilities as readonly Ability[];

/** The task that the name of unknown weights indicates; `undefined` if it indicates none. */
export function weightsTaskByName(source: string): Task | undefined {
  return taskByName(source, facts.otherTasks as NamedTask[]);
}

/** A file of tokens that vLLM would fetch from the internet when it starts, unless it finds it in a folder. */
export interface Vocabulary {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where its publisher has it. */
  readonly url: string;
  /** The environment variable that names the folder with the file. */
  readonly folderVariable: string;
}

/**
 * The vocabulary that weights of this name, or served with one of these parsers, need besides their own files. Names
 * count, because fine-tuned weights keep the word of their family; so do parsers, because only that family has them.
 */
export function vocabularyFor(source: string, parsers: readonly string[]): Vocabulary | undefined {
  return facts.vocabularies.find(
    (each) => isNamedLike(source, each.weights) || parsers.some((parser) => each.parsers.includes(parser)),
  );
}
