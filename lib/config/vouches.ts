import { administratorsOf } from './administrators';
import { type Vouching, vouched } from './imports/vouched';
import type { VouchedBy } from './imports/vouched-by';
import type { LiveProof } from './live-proof';

/** The word of an owner that a deployment file takes. */
export interface Vouch {
  /** The path of the entry: `imports.vpc`. */
  readonly path: string;
  /** What it is about, in words. */
  readonly of: string;
  readonly by: VouchedBy;
}

/** Every word of an owner, in the order of the file: of what is imported, then of administrators. */
export const vouchesIn = (
  deployment: Vouching & { readonly liveProof?: LiveProof | undefined },
): readonly Vouch[] => [
  ...vouched(deployment).map(({ path, thing, id, by }) => ({ path, of: `${thing} ${id}`, by })),
  ...administratorsOf(deployment).map(({ principal, vouchedBy }, index) => ({
    path: `liveProof.administrators[${index}]`,
    of: `administrator ${principal}`,
    by: vouchedBy,
  })),
];
