import type { z } from 'zod';
import { HOSTS, type Host } from '../../policy/boundary';
import type { HostCheck, ModelPlace } from '../config/host-check';
import type { KnownLimits, ModelRules } from '../config/model-rules';
import { weightsLimits } from '../config/self-hosted/weights';
import { bedrockChecks, bedrockLimits, bedrockRegions } from './bedrock/checks';
import { PROFILE_CHECKS } from './bedrock/checks/profiles';
import { bedrockSchema } from './bedrock/schema';
import { sagemakerChecks } from './sagemaker/checks';
import { sagemakerSchema } from './sagemaker/schema';
import { vllmChecks } from './vllm/checks';
import { vllmSchema } from './vllm/schema';

/** Instances of the account answer in its own region. */
const here = (_: unknown, region: string): readonly string[] => [region];

/** How a deployment file describes each host's models. The compiler names what a new host still lacks. */
export const HOST_SCHEMAS = {
  vllm: { schema: vllmSchema, checks: vllmChecks, placement: [], processedIn: here, limits: weightsLimits },
  sagemaker: {
    schema: sagemakerSchema,
    checks: sagemakerChecks,
    placement: [],
    processedIn: here,
    limits: weightsLimits,
  },
  bedrock: {
    schema: bedrockSchema,
    checks: bedrockChecks,
    placement: PROFILE_CHECKS,
    processedIn: bedrockRegions,
    limits: bedrockLimits,
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

/** What a model was made for, where that is known. */
export function limitsOf<H extends Host>(host: H, model: Models[H]): KnownLimits | undefined {
  return rules[host].limits(model);
}

/** Whether nothing is wrong with what decides how far a prompt to this model travels. */
export const isPlaced = <H extends Host>(host: H, model: Models[H], sections: Partial<ModelPlace>) =>
  rules[host].placement.every((check) => check([{ model, path: '' }], sections).length === 0);

/** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
export const processedIn = <H extends Host>(host: H, model: Models[H], region: string) =>
  rules[host].processedIn(model, region);
