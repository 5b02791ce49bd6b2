import type { Policy, Route, Verdict } from './route-table';

/** The model name that leaves the choice to the router. */
export const AUTO = 'auto';

/** A model considered for one request. `position`: its place in the order to be tried, for kept ones only. */
export interface Candidate extends Verdict {
  readonly position?: number;
}

/**
 * The models considered for one request, in the order to be tried, the refused ones with their reasons.
 * `auto` considers every model marked `auto`, in deployment order; a named model considers itself and then its
 * declared fallbacks. A fallback is judged like a first choice, so none can widen where a prompt goes (I2).
 * `undefined`: no such model.
 */
export function candidatesFor(
  policy: Policy,
  route: Route,
  requested: string,
): readonly Candidate[] | undefined {
  const names = considered(policy, requested);
  if (!names) return undefined;
  const verdicts = names.flatMap((name) => route.verdicts.filter((verdict) => verdict.model === name));
  let position = 0;
  return verdicts.map((verdict) => (verdict.kept ? { ...verdict, position: position++ } : verdict));
}

function considered(policy: Policy, requested: string): readonly string[] | undefined {
  if (requested === AUTO) return policy.models.filter((model) => model.auto).map((model) => model.name);
  const model = policy.models.find((candidate) => candidate.name === requested);
  return model && [...new Set([model.name, ...model.fallbacks])];
}
