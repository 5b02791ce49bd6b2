/** Values of the inference stack that exist only after its deploy: references to its resources. */
export interface DeployTimeValues {
  /** Base URL or endpoint name of each model in the account, by model name. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The guardrail on Bedrock answers. @default none */
  readonly guardrail?: { readonly id: string; readonly version: string };
}

/** @throws Error if the inference stack has no address for the model. */
export function modelAddress(model: string, { addresses }: DeployTimeValues): string {
  const address = addresses[model];
  if (address !== undefined) return address;
  throw new Error(
    `The inference stack has no address for model ${model}; it has ${Object.keys(addresses).join(', ') || 'none'}.`,
  );
}

/** The environment variable with a deploy-time value of one model: `qwen3-8b` has `MODEL_QWEN3_8B_ENDPOINT`. */
export function modelVariable(model: string, value: 'BASE_URL' | 'ENDPOINT'): string {
  return `MODEL_${model.toUpperCase().replaceAll('-', '_')}_${value}`;
}
