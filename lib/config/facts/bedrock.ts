import facts from './bedrock-models.json';
import { type Task, taskByName } from './tasks';

/** USD per million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
}

/** What is known of a Bedrock foundation model. Sources and date stand in bedrock-models.json. */
export interface BedrockModelFacts {
  readonly id: string;
  readonly name: string;
  readonly task: Task;
  /** `runtime` models answer Converse; `mantle` ones need another endpoint, which the blueprint does not use. */
  readonly endpoint: string;
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
  /** Whether the model is reached by inference profile only. */
  readonly needsProfile: boolean;
  /** Profile scopes known to exist. A lower bound. */
  readonly profiles: readonly string[];
  /** Regions where it answers without a profile, where that is known. */
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

/** Whether profiles of this scope are known to lead out of the country they are called from, whatever the model. */
export function leadsAcrossBorders(scope: string): boolean {
  return facts.profilesAcrossBorders.includes(scope);
}

/** The foundation models a deployment can name. */
export const BEDROCK_MODEL_IDS: readonly string[] = MODELS.filter(
  ({ endpoint, task }) => endpoint === 'runtime' && task === 'chat',
).map(({ id }) => id);

/** What a Bedrock model is for instead of chat: by the facts, or by its id where they do not have it. */
export function bedrockTaskOtherThanChat(id: string): string | undefined {
  const task = MODELS.find((model) => model.id === id)?.task ?? taskByName(id, facts.otherTasks);
  return task === 'chat' ? undefined : task;
}

/** Throws on an id the facts do not have. A validated deployment's is one of {@link BEDROCK_MODEL_IDS}. */
export function bedrockModel(id: string): BedrockModelFacts {
  const found = MODELS.find((model) => model.id === id);
  if (!found) throw new Error(`no facts about Bedrock model ${id}`);
  return found;
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
