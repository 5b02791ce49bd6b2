import { isServed } from '../../../policy/endpoints';
import type { Task } from '../../../policy/task';
import facts from './bedrock-models.json';
import { type NamedTask, taskByName } from './tasks';

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
const DESTINATIONS: Readonly<
  Record<string, Readonly<Record<string, readonly string[] | undefined>> | undefined>
> = facts.profileDestinations;

/** Whether profiles of this scope are known to lead out of the country they are called from, whatever the model. */
export function leadsAcrossBorders(scope: string): boolean {
  return facts.profilesAcrossBorders.includes(scope);
}

/** The foundation models a deployment can name. */
export const BEDROCK_MODEL_IDS: readonly string[] = MODELS.filter(
  ({ endpoint, task }) => endpoint === 'runtime' && isServed(task),
).map(({ id }) => id);

/** What a Bedrock model is for: by the facts, or by its id where they do not have it; `undefined` where neither tells. */
export function bedrockTask(id: string): Task | undefined {
  return MODELS.find((model) => model.id === id)?.task ?? taskByName(id, facts.otherTasks as NamedTask[]);
}

/** Throws on an id the facts do not have. A validated deployment's is one of {@link BEDROCK_MODEL_IDS}. */
export function bedrockModel(id: string): BedrockModelFacts {
  const found = MODELS.find((model) => model.id === id);
  if (!found) throw new Error(`no facts about Bedrock model ${id}`);
  return found;
}

/**
 * Where a profile of this scope, called from this region, may process a prompt. `undefined`: not known here;
 * the deployment states it after looking (`aws bedrock get-inference-profile`).
 */
export function profileDestinations(
  scope: string,
  region: string,
): readonly string[] | 'any commercial region' | undefined {
  return scope === 'global' ? 'any commercial region' : DESTINATIONS[scope]?.[region];
}
