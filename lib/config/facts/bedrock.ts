import { type Ability, inOrder } from '../../../policy/ability';
import { isServed } from '../../../policy/endpoints';
import type { RefusableSetting } from '../../../policy/refusable-setting';
import type { Task } from '../../../policy/task';
import type { ThinkingFacts } from '../thinking';
import facts from './bedrock-models.json';
import { type NamedTask, taskByName } from './tasks';

/** USD per million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
}

/**
 * The modes of data retention that some model needs, the strictest first. `none`: AWS keeps no prompt. `default`: AWS
 * keeps what its classifiers flag. `aws_review`: AWS keeps every prompt, and people at AWS may read it.
 */
export const DATA_RETENTIONS = ['none', 'default', 'aws_review'] as const;
export type DataRetention = (typeof DATA_RETENTIONS)[number];

/** How a Bedrock model embeds. */
export interface BedrockEmbedding {
  /** How `InvokeModel` takes texts; the router has a form for each. */
  readonly protocol: 'titan-2' | 'cohere-3' | 'cohere-4';
  /** The lengths of a vector, the model's own first. */
  readonly dimensions: readonly number[];
  /** The longest text. @default only the context limits it */
  readonly charactersPerText?: number;
  /** Set where queries have other vectors than documents. */
  readonly purposes?: true;
}

/** The facts about a Bedrock foundation model. bedrock-models.json has their sources and date. */
export interface BedrockModelFacts {
  readonly id: string;
  readonly name: string;
  readonly task: Task;
  /** `runtime` models answer Converse or InvokeModel; `mantle` ones need another endpoint, which the blueprint does not use. */
  readonly endpoint: string;
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
  /** Of models for embedding. */
  readonly embedding?: BedrockEmbedding;
  /** Whether the model can be called through an inference profile only. */
  readonly needsProfile: boolean;
  /** Profile scopes known to exist. A lower bound. */
  readonly profiles: readonly string[];
  /** The least data-retention mode of the account in which the model answers. */
  readonly dataRetention: DataRetention;
  /** Regions where it answers without a profile, if known. */
  readonly inRegions?: readonly string[];
  /** By profile scope; `default` is the in-region price or the only one known. */
  readonly usdPerMillionTokens: Readonly<Record<string, TokenPrice | undefined>>;
}

const MODELS = facts.models as readonly BedrockModelFacts[];

/** Where profiles may process a prompt: by scope and the region they are called from, and by model where it differs. */
export interface DestinationFacts {
  readonly profileDestinations: Readonly<
    Record<string, Readonly<Record<string, readonly string[] | undefined>> | undefined>
  >;
  readonly profileDestinationsByModel: readonly {
    readonly modelId: string;
    readonly scope: string;
    readonly from: string;
    readonly regions: readonly string[];
    readonly source: string;
  }[];
}

/** Whether profiles of this scope are known to leave the country they are called from, for every model. */
export function leadsAcrossBorders(scope: string): boolean {
  return facts.profilesAcrossBorders.includes(scope);
}

/** The foundation models a deployment can name. */
export const BEDROCK_MODEL_IDS: readonly string[] = MODELS.filter(
  ({ endpoint, task }) => endpoint === 'runtime' && isServed(task),
).map(({ id }) => id);

/** The task of a Bedrock model: from the facts, or from its id if they do not have it; `undefined` if neither states it. */
export function bedrockTask(id: string): Task | undefined {
  return MODELS.find((model) => model.id === id)?.task ?? taskByName(id, facts.otherTasks as NamedTask[]);
}

/** The settings that Converse refuses for a model; none for an unknown id. A lower bound. */
export function refusedSettings(id: string): readonly RefusableSetting[] {
  const entries = facts.refusedSettings.filter(({ models }) => models.includes(id));
  return entries.flatMap(({ settings }) => settings as RefusableSetting[]);
}

/** How Converse tells a model whether to think; `undefined`: not known here. */
export function bedrockThinking(id: string): ThinkingFacts | undefined {
  const found = (facts.thinking as readonly BedrockThinking[]).find(({ models }) => models.includes(id));
  if (!found) return undefined;
  const { models, source, date, ...thinking } = found;
  return thinking;
}

/** How Converse is used with a model: every part that is known to work with it. */
export interface ConverseFacts {
  /** The model is Claude: its thinking is signed, and it takes fields of Anthropic's `tool_choice`. */
  readonly claude?: true;
  /** Takes tools in a stream. @default false: in whole answers alone */
  readonly streamsTools?: true;
  /** Can be made to call a tool: any, or one by its name. @default it decides by itself */
  readonly forcesTools?: 'any' | 'tool';
  /** Takes a schema for its answers, and strict tools. */
  readonly followsSchemas?: true;
  /** Takes the status of a tool's result, and images in it. */
  readonly resultStatus?: true;
  /** Takes cache points that live as long. */
  readonly cachePoints?: '5m' | '1h';
  /** Takes top_k, at this place in additionalModelRequestFields and up to this value. */
  readonly topK?: { readonly field: 'top_k' | 'inferenceConfig.topK'; readonly most: number };
}

/** What is known of Converse with a model; nothing for an unknown id. */
export const bedrockConverse = (id: string): ConverseFacts =>
  Object.assign({}, ...facts.converse.filter(({ models }) => models.includes(id)).map(({ has }) => has));

/**
 * What a model does through Converse besides text in and text out. A lower bound; nothing for an unknown id. An answer in
 * JSON is the arguments of a tool that the model must call, or follows the schema that it gets.
 */
export function bedrockAbilities(id: string): readonly Ability[] {
  const { forcesTools, followsSchemas, cachePoints, topK } = bedrockConverse(id);
  const entries = facts.abilities.filter(({ models }) => models.includes(id));
  const when = (has: unknown, ...abilities: readonly Ability[]) => (has ? abilities : []);
  return inOrder([
    // The router makes them a part of the prompt where the model reads no documents.
    ...when(bedrockTask(id) === 'chat', 'text-documents'),
    ...entries.flatMap(({ abilities }) => abilities as Ability[]),
    ...when(forcesTools, 'forced-tools', 'json', 'json-schema'),
    ...when(followsSchemas, 'json-schema'),
    ...when(topK, 'top-k'),
    ...when(cachePoints, 'prompt-cache'),
    ...when(cachePoints === '1h', 'prompt-cache-1h'),
  ]);
}

interface BedrockThinking extends ThinkingFacts {
  readonly models: readonly string[];
  readonly source: string;
  readonly date: string;
}

/** @throws Error for an unknown id. The ids of a validated deployment are in {@link BEDROCK_MODEL_IDS}. */
export function bedrockModel(id: string): BedrockModelFacts {
  const found = MODELS.find((model) => model.id === id);
  if (!found) throw new Error(`no facts about Bedrock model ${id}`);
  return found;
}

/** The least data-retention mode in which a model answers; `none` for an unknown id, which one check reports. */
export function dataRetentionOf(id: string): DataRetention {
  return MODELS.find((model) => model.id === id)?.dataRetention ?? 'none';
}

/**
 * Where the profile of this scope of a model, called from this region, may process a prompt. `undefined`: not known
 * here; the deployment states it after looking (`aws bedrock get-inference-profile`).
 */
export function profileDestinations(
  scope: string,
  region: string,
  modelId: string,
  known: DestinationFacts = facts,
): readonly string[] | 'any commercial region' | undefined {
  if (scope === 'global') return 'any commercial region';
  const own = known.profileDestinationsByModel.find(
    (one) => one.modelId === modelId && one.scope === scope && one.from === region,
  );
  return own?.regions ?? known.profileDestinations[scope]?.[region];
}
