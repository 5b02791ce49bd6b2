import type { z } from 'zod';
import { HOSTS, type Host } from '../../policy/boundary';
import type { HostCheck, ModelPlace } from '../config/host-check';
import type { EmbeddingOf, KnownLimits, ModelRules } from '../config/model-rules';
import { weightsAbilities } from '../config/self-hosted/abilities';
import { weightsThinking } from '../config/self-hosted/thinking';
import { weightsEmbedding, weightsLimits, weightsTask } from '../config/self-hosted/weights';
import {
  bedrockCall,
  bedrockChecks,
  bedrockEmbedding,
  bedrockKept,
  bedrockLimits,
  bedrockModelAbilities,
  bedrockModelTask,
  bedrockModelThinking,
  bedrockRegions,
  bedrockStrays,
} from './bedrock/checks';
import { bedrockModelIsKnown } from './bedrock/checks/bedrock-models';
import { PROFILE_CHECKS } from './bedrock/checks/profiles';
import { bedrockSchema } from './bedrock/schema';
import { sagemakerChecks } from './sagemaker/checks';
import { sagemakerSchema } from './sagemaker/schema';
import { vllmChecks } from './vllm/checks';
import { vllmSchema, vllmStopped } from './vllm/schema';

/** Instances of the account process prompts in their own region. */
const here = (_: unknown, region: string): readonly string[] => [region];

/** Instances of the account send a prompt to nobody else. */
const nobody = (): undefined => undefined;

/** And a prompt to them goes to no other region. */
const nowhere = (): undefined => undefined;

/** A lane calls an instance of the account by a host name or an endpoint that belongs to the name of the model. */
const byName = (): string => '';

/** The service that runs the model stops it. */
const managed = (): undefined => undefined;

/** Schema, checks and limits of the models on each host. The compiler reports a host without them. */
export const HOST_SCHEMAS = {
  vllm: {
    schema: vllmSchema,
    checks: vllmChecks,
    placement: [],
    guarded: false,
    processedIn: here,
    kept: nobody,
    strays: nowhere,
    task: weightsTask,
    embedding: weightsEmbedding,
    abilities: weightsAbilities,
    thinking: weightsThinking,
    limits: weightsLimits,
    call: byName,
    stopped: vllmStopped,
  },
  sagemaker: {
    schema: sagemakerSchema,
    checks: sagemakerChecks,
    placement: [],
    guarded: false,
    processedIn: here,
    kept: nobody,
    strays: nowhere,
    task: weightsTask,
    embedding: weightsEmbedding,
    abilities: weightsAbilities,
    thinking: weightsThinking,
    limits: weightsLimits,
    call: byName,
    stopped: managed,
  },
  bedrock: {
    schema: bedrockSchema,
    checks: bedrockChecks,
    placement: [bedrockModelIsKnown, ...PROFILE_CHECKS],
    guarded: true,
    processedIn: bedrockRegions,
    kept: bedrockKept,
    strays: bedrockStrays,
    task: bedrockModelTask,
    embedding: bedrockEmbedding,
    abilities: bedrockModelAbilities,
    thinking: bedrockModelThinking,
    limits: bedrockLimits,
    call: bedrockCall,
    stopped: managed,
  },
} satisfies Record<Host, unknown>;

type Schemas = typeof HOST_SCHEMAS;
export type ModelSchema = Schemas[Host]['schema'];

/** One schema for each host, for the union of all models. */
export const MODEL_SCHEMAS = HOSTS.map((host): ModelSchema => HOST_SCHEMAS[host].schema);

/** A model as its host's schema gives it, by host. */
export type Models = { readonly [H in Host]: z.output<Schemas[H]['schema']> };

const rules: { readonly [H in Host]: ModelRules<Models[H]> } = HOST_SCHEMAS;

/** The checks of one host's models. */
export const checksOf = <H extends Host>(host: H): readonly HostCheck<Models[H]>[] => rules[host].checks;

/** The limits of a model, if they are known. */
export function limitsOf<H extends Host>(host: H, model: Models[H]): KnownLimits | undefined {
  return rules[host].limits(model);
}

/** Whether the deployment's guardrail applies to the models of a host. */
export const isGuarded = (host: Host) => rules[host].guarded;

/** What a model is for. */
export const taskOf = <H extends Host>(host: H, model: Models[H]) => rules[host].task(model);

/** What a model gives as an embedding model; `undefined`: it is for another task. */
export const embeddingOf = <H extends Host>(host: H, model: Models[H]): EmbeddingOf | undefined =>
  rules[host].embedding(model);

/** What a model does besides text in and text out. */
export const abilitiesOf = <H extends Host>(host: H, model: Models[H]) => rules[host].abilities(model);

/** How a model is told whether to think; `undefined`: not known. */
export const thinkingOf = <H extends Host>(host: H, model: Models[H]) => rules[host].thinking(model);

/** Whether the checks of the fields that decide how far a prompt to this model travels all pass. */
export const isPlaced = <H extends Host>(host: H, model: Models[H], sections: Partial<ModelPlace>) =>
  rules[host].placement.every((check) => check([{ model, path: '' }], sections).length === 0);

/** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
export const processedIn = <H extends Host>(host: H, model: Models[H], region: string) =>
  rules[host].processedIn(model, region);

/** Who outside the account keeps prompts to this model, in words; `undefined`: nobody. */
export const keptOf = <H extends Host>(host: H, model: Models[H]) => rules[host].kept(model);

/** That prompts may be processed in regions that the file cannot list, in words; `undefined`: nowhere else. */
export const straysOf = <H extends Host>(host: H, model: Models[H], region: string) =>
  rules[host].strays(model, region);

/** What a permission to call this model names, besides the name of the model. */
export const callOf = <H extends Host>(host: H, model: Models[H]): string => rules[host].call(model);

/** The same model without a running copy of its own on instances; `undefined`: it has none. */
export const stoppedOf = <H extends Host>(host: H, model: Models[H]): Models[H] | undefined =>
  rules[host].stopped(model);
