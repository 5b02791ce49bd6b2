import * as z from 'zod/mini';

/**
 * The configuration of the signer. lib/gateway/chain-heads-signer.ts writes it at synth, as `chain-heads-config.json`
 * beside the handler. Both sides decode it by {@link readChainHeadsConfig}. It holds no deploy-time values: those are
 * in the function's environment.
 */
const text = z.string().check(z.minLength(1));

const chainHeadsConfig = z.strictObject({
  version: z.literal(1),
  deployment: text,
  account: text,
  region: text,
  dnsSuffix: text,
  /** The environment variables with the bucket of the records and with the ARN of the signing key. */
  bucketVariable: text,
  keyVariable: text,
});

export type ChainHeadsConfig = z.output<typeof chainHeadsConfig>;

/** The file beside the handler. */
export const CHAIN_HEADS_CONFIG_FILE = 'chain-heads-config.json';

/** @throws ZodError if the input does not match the schema above */
export function readChainHeadsConfig(input: unknown): ChainHeadsConfig {
  return chainHeadsConfig.parse(input);
}
