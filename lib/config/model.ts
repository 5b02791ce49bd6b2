import { z } from 'zod';
import type { Host } from '../../policy/boundary';
import { MODEL_SCHEMAS, type ModelSchema, type Models } from '../hosts/schemas';

const [first, ...others] = MODEL_SCHEMAS as [ModelSchema, ...ModelSchema[]];

/** A model of any host. */
export const model = z.discriminatedUnion('host', [first, ...others]);
export type Model = z.output<typeof model>;
/** A model of exactly this host. */
export type ModelOn<H extends Host> = Models[H];
/** A model whose weights and image the account holds. */
export type SelfHostedModel = Extract<Model, { readonly weights: unknown }>;

/** Whether the account holds the model's weights and image. */
export const isSelfHosted = (model: Model): model is SelfHostedModel => 'weights' in model;

/** Whether a model runs on this host. */
export function isOn<H extends Host>(model: Model, host: H): model is Model & ModelOn<H> {
  return model.host === host;
}

/** The models of one host, in the order given. */
export function modelsOn<H extends Host>(models: readonly Model[], host: H): readonly ModelOn<H>[] {
  return models.filter((model) => isOn(model, host));
}
