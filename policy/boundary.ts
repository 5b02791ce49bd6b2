/** How far a prompt travels when a model answers, nearest first. */
export const BOUNDARIES = ['account', 'region', 'geography', 'global'] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** Where models run. `vllm` and `sagemaker` are GPUs the account owns; `bedrock` is Amazon Bedrock. */
export const HOSTS = ['vllm', 'sagemaker', 'bedrock'] as const;
export type Host = (typeof HOSTS)[number];

/** The part of a model that decides how far a prompt travels: its host and, on Bedrock, its inference profile. */
export type Placement =
  | { readonly host: 'vllm' | 'sagemaker' }
  | { readonly host: 'bedrock'; readonly profile?: { readonly scope: string } };

/**
 * How far a prompt travels to this model. Derived, never typed in by hand: Bedrock without an inference
 * profile answers inside the region, a geographic profile (`eu`, `us`, …) inside that geography, `global`
 * anywhere.
 */
export function boundaryOf(placement: Placement): Boundary {
  if (placement.host !== 'bedrock') return 'account';
  if (!placement.profile) return 'region';
  return placement.profile.scope === 'global' ? 'global' : 'geography';
}

/** Whether `boundary` lies at or inside `ceiling`. */
export function isWithin(boundary: Boundary, ceiling: Boundary): boolean {
  return BOUNDARIES.indexOf(boundary) <= BOUNDARIES.indexOf(ceiling);
}

/** The nearer of two boundaries. */
export function nearest(a: Boundary, b: Boundary): Boundary {
  return isWithin(a, b) ? a : b;
}
